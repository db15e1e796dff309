package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.CurrentRules;
import org.junheng.web.RecordedAnswers;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** The pages of the console. */
@Configuration(proxyBeanMethods = false)
@Import({
  EveryPage.class,
  StartController.class,
  OverviewController.class,
  SchoolsController.class,
  SchoolController.class,
  DecisionController.class,
  SearchController.class,
  LogController.class
})
public class ConsoleConfiguration {
  /** What pages load, by the name under which they find it: WebJar and folder in it. */
  private static final Map<String, String> LIBRARIES =
      Map.of("htmx", "htmx.org//dist/", "echarts", "echarts//", "codemirror", "codemirror//");

  @Bean
  FilterRegistrationBean<PageFilter> pageFilter(CurrentRules current) {
    FilterRegistrationBean<PageFilter> filter =
        new FilterRegistrationBean<>(new PageFilter(current));
    filter.addUrlPatterns("/console/*");
    return filter;
  }

  /** Work out what pages show, for all of them together. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService pageWorkers() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        2,
        task -> {
          Thread thread = new Thread(task, "pages-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  Decisions shownDecisions(RecordedAnswers answers, ExecutorService pageWorkers) {
    return new Decisions(answers, pageWorkers);
  }

  @Bean(destroyMethod = "close")
  Ahead ahead(Decisions decisions) {
    return new Ahead(decisions);
  }

  /** Rules are read by then, and whoever asks is answered. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> aheadOnceReady(Ahead ahead) {
    return ready -> ahead.begin();
  }

  @Bean
  PageTrouble pageTrouble() {
    return new PageTrouble();
  }

  @Bean
  MessageSource messageSource() {
    return new Texts();
  }

  /** Pages speak the language of their reader. */
  @Bean
  LocaleResolver localeResolver() {
    return new LocaleResolver() {
      @Override
      public Locale resolveLocale(HttpServletRequest request) {
        return Reader.of(request).language();
      }

      @Override
      public void setLocale(
          HttpServletRequest request,
          @Nullable HttpServletResponse response,
          @Nullable Locale locale) {
        throw new UnsupportedOperationException("readers choose by the address");
      }
    };
  }

  /** Libraries that the browser runs come from this service and from nowhere else. */
  @Bean
  WebMvcConfigurer libraries() {
    WebJarVersionLocator versions = new WebJarVersionLocator();
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // A page and its stylesheet are of the same version: the browser asks whether it has
        // changed.
        registry
            .addResourceHandler("/assets/console/**")
            .addResourceLocations("classpath:/assets/console/")
            .setCacheControl(CacheControl.noCache());
        LIBRARIES.forEach(
            (name, place) -> {
              String[] parts = place.split("//", -1);
              String version = Objects.requireNonNull(versions.version(parts[0]), parts[0]);
              registry
                  .addResourceHandler("/assets/lib/" + name + "/**")
                  .addResourceLocations(
                      "classpath:/META-INF/resources/webjars/"
                          + parts[0]
                          + "/"
                          + version
                          + "/"
                          + parts[1])
                  .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
            });
      }
    };
  }
}
