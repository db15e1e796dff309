package org.junheng.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.core.jackson.ModelResolver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DocumentJson;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Accounts;
import org.junheng.jobs.JobSettings;
import org.junheng.jobs.Jobs;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.DraftSteps;
import org.junheng.publishing.Drafts;
import org.junheng.publishing.Gate;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publications;
import org.junheng.publishing.Witnesses;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.ITemplateEngine;
import tools.jackson.databind.json.JsonMapper;

/** All that answers HTTP. Needs {@link CurrentRules} and a {@link DecisionLog} to be there. */
@Configuration(proxyBeanMethods = false)
@Import({
  SecurityConfiguration.class,
  CatalogueController.class,
  FactsController.class,
  FallbackErrorController.class
})
public class WebConfiguration {
  @Bean
  JsonMapper jsonMapper() {
    return DocumentJson.mapper();
  }

  @Bean
  RecordedAnswers recordedAnswers(DecisionLog log, CurrentRules current) {
    return new RecordedAnswers(log.records(), current);
  }

  @Bean
  Recording recording(
      DecisionLog log,
      RecordedAnswers answers,
      MeterRegistry meters,
      ObjectProvider<AfterRecording> after) {
    return new Recording(log, answers, new DecidedMetrics(meters), after.orderedStream().toList());
  }

  @Bean
  RuleSetsController ruleSetsController(
      Publications publications, LiveRules live, DecisionLog log) {
    return new RuleSetsController(publications, live, log);
  }

  @Bean
  RuleMetrics ruleMetrics(Publications publications, LiveRules live) {
    return new RuleMetrics(publications, live);
  }

  @Bean
  DecisionsController decisionsController(
      Recording recording, @Value("${junheng.request.largest}") DataSize largest) {
    return new DecisionsController(recording, largest);
  }

  /** Judge the lines of batches and jobs, for all of them together. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService batchWorkers() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        Math.min(32, 8 * Runtime.getRuntime().availableProcessors()),
        task -> {
          Thread thread = new Thread(task, "batch-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  BatchesController batchesController(
      Recording recording,
      DecisionLog log,
      ExecutorService batchWorkers,
      @Value("${junheng.batch.longest-line}") DataSize longestLine,
      @Value("${junheng.batch.patience}") Duration patience) {
    return new BatchesController(recording, log, batchWorkers, longestLine, patience);
  }

  /** After the rules: jobs that were under way go on at once. */
  @Bean(destroyMethod = "close")
  @DependsOn("liveRules")
  Jobs jobs(
      CurrentRules current,
      Recording recording,
      DecisionLog log,
      DraftMakers makers,
      Accounts accounts,
      ExecutorService batchWorkers,
      @Value("${junheng.data.folder}") Path data,
      @Value("${junheng.jobs.at-once}") int atOnce,
      @Value("${junheng.jobs.waiting}") int waiting,
      @Value("${junheng.jobs.largest}") DataSize largest,
      @Value("${junheng.jobs.keep}") Duration keep,
      @Value("${junheng.batch.longest-line}") DataSize longestLine) {
    return Jobs.open(
        new JobSettings(
            data.resolve("jobs"),
            atOnce,
            waiting,
            largest.toBytes(),
            (int) longestLine.toBytes(),
            keep),
        new JudgesOfJobs(current, recording, new ImpactJobs(log.log().reader(), makers), accounts),
        batchWorkers,
        Clock.systemDefaultZone());
  }

  @Bean
  JobsController jobsController(Jobs jobs) {
    return new JobsController(jobs);
  }

  @Bean
  DraftsController draftsController(Drafts drafts) {
    return new DraftsController(drafts);
  }

  @Bean
  DraftStepsController draftStepsController(Drafts drafts, DraftSteps steps) {
    return new DraftStepsController(drafts, steps);
  }

  @Bean
  DraftLooksController draftLooksController(Drafts drafts, DraftMakers makers) {
    return new DraftLooksController(drafts, makers);
  }

  @Bean
  ImpactResults impactResults(Jobs jobs) {
    return new ImpactResults(jobs);
  }

  @Bean
  Witnesses witnesses(DraftMakers makers) {
    return new Witnesses(makers);
  }

  @Bean
  DraftChangesController draftChangesController(
      Drafts drafts, Gate gate, Witnesses witnesses, Jobs jobs, DecisionLog log) {
    return new DraftChangesController(drafts, gate, witnesses, jobs, log.log().reader());
  }

  @Bean
  ImportsController importsController(
      Recording recording, @Value("${junheng.request.largest}") DataSize largest) {
    return new ImportsController(recording, largest);
  }

  @Bean
  EvaluationsController evaluationsController(
      RecordedAnswers answers,
      Drafts drafts,
      DraftMakers makers,
      Publications publications,
      @Value("${junheng.request.largest}") DataSize largest) {
    return new EvaluationsController(
        answers, new EvaluatedBy(drafts, makers, publications), largest);
  }

  @Bean
  DistrictController districtController(RecordedAnswers answers, ITemplateEngine templates) {
    return new DistrictController(answers, new LedgerPage(templates));
  }

  /** Stylesheets of the pages, and nothing else. */
  @Bean
  WebMvcConfigurer assets() {
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations("classpath:/assets/")
            .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
      }
    };
  }

  @Bean
  RecordsController recordsController(RecordedAnswers answers) {
    return new RecordsController(answers);
  }

  @Bean
  AuditController auditController(DecisionLog log, RecordedAnswers answers) {
    return new AuditController(log.log(), answers);
  }

  @Bean
  LogHealthIndicator logHealthIndicator(DecisionLog log) {
    return new LogHealthIndicator(log.log());
  }

  @Bean
  FilterRegistrationBean<RuleSetFilter> ruleSetFilter(CurrentRules current) {
    FilterRegistrationBean<RuleSetFilter> filter =
        new FilterRegistrationBean<>(new RuleSetFilter(current));
    filter.addUrlPatterns("/v1/*");
    return filter;
  }

  @Bean
  ProblemResolver problemResolver(Refusing refusing) {
    return new ProblemResolver(refusing);
  }

  @Bean
  RulesHealth rulesHealthIndicator(CurrentRules current, LiveRules live) {
    return new RulesHealth(current, live);
  }

  @Bean
  ApiDescription apiDescription(CurrentRules current, @Value("${info.version}") String version) {
    return new ApiDescription(current, version);
  }

  @Bean
  ApiAccess apiAccess() {
    return new ApiAccess();
  }

  @Bean
  ModelResolver modelResolver(ObjectMapperProvider mappers) {
    return new ModelResolver(mappers.jsonMapper(), new ApiSchemas.Names()).openapi31(true);
  }

  /**
   * Believes a proxy, and nobody else, who the caller is and that they came encrypted.
   *
   * @param proxy its addresses, separated by commas; empty where there is none
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> statedProxy(
      @Value("${junheng.proxy:}") String proxy) {
    String addresses =
        Stream.of(proxy.split(","))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return factory -> {
      if (!addresses.isEmpty()) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(addresses);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        factory.addEngineValves(valve);
      }
    };
  }

  /** Has Tomcat say in our words what it refuses by itself. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
              }
            });
  }
}
