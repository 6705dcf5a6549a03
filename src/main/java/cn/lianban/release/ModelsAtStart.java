package cn.lianban.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Brings the models of the program in before anything asks for them. Nodes that start at once do so
 * one after the other.
 */
@Component
class ModelsAtStart implements SmartInitializingSingleton {

  private static final String[] PLACES = {
    "bpmn/*.bpmn",
    "bpmn/forms/*.form",
    "dmn/*.dmn",
    "dmn/awards/*.dmn",
    "dmn/awards/*.examples.json"
  };

  private final ShippedModels shipped;
  private final ModelsInForce inForce;

  ModelsAtStart(ShippedModels shipped, ModelsInForce inForce) {
    this.shipped = shipped;
    this.inForce = inForce;
  }

  @Override
  public void afterSingletonsInstantiated() {
    shipped.bring(packaged());
    inForce.changed();
  }

  private static Map<String, byte[]> packaged() {
    PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    Map<String, byte[]> models = new TreeMap<>();
    for (String place : PLACES) {
      String folder = place.substring(0, place.lastIndexOf('/') + 1);
      try {
        Stream.of(resources.getResources("classpath:" + place))
            .forEach(model -> models.put(folder + model.getFilename(), read(model)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return models;
  }

  private static byte[] read(Resource model) {
    try (InputStream content = model.getInputStream()) {
      return content.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
