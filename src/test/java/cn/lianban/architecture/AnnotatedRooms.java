package cn.lianban.architecture;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/** A room is a package that says so: folders such as {@code web} belong to the room around them. */
class AnnotatedRooms implements ApplicationModuleDetectionStrategy {

  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage basePackage) {
    return ApplicationModuleDetectionStrategy.explicitlyAnnotated()
        .getModuleBasePackages(basePackage);
  }
}
