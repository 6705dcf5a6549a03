package cn.lianban;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** 联办: joint city–district handling of support applications, on Camunda 7 and PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LianbanApplication {

  public static void main(String[] args) {
    SpringApplication.run(LianbanApplication.class, args);
  }
}
