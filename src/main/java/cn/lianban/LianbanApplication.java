package cn.lianban;

import cn.lianban.modelcheck.CheckCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** 联办: joint city–district handling of support applications, on Camunda 7 and PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LianbanApplication {

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(CheckCommand.NAME)) {
      System.exit(
          CheckCommand.run(
              List.of(args).subList(1, args.length),
              new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }
    SpringApplication.run(LianbanApplication.class, args);
  }
}
