package org.junheng.app;

import org.junheng.example.ExampleDistrict;
import org.junheng.web.console.ExampleFacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The district that the console shows to those who have nothing decided yet. */
@Configuration(proxyBeanMethods = false)
class ExampleConfiguration {
  @Bean
  ExampleFacts exampleFacts() {
    return () ->
        ExampleDistrict.generate(ExampleDistrict.SHIPPED_SCHOOLS, ExampleDistrict.SHIPPED_SEED);
  }
}
