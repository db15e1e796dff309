package org.junheng.web.console;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junheng.publishing.Drafts;
import org.junheng.web.Recording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

/** The pages on which people work: handing in, jobs, rules and their drafts. */
@Configuration(proxyBeanMethods = false)
@Import({
  JobsPageController.class,
  RulesPageController.class,
  DraftPageController.class,
  DraftEditController.class,
  NewTargetController.class,
  DraftRuleController.class,
  RuleLooksController.class,
  HistoryPageController.class
})
public class WorkPagesConfiguration {
  @Bean
  HandInController handInController(
      Recording recording, @Value("${junheng.request.largest}") DataSize largest) {
    return new HandInController(recording, largest);
  }

  /**
   * Work out what the tools of rule authors say: one thing after another, so that nobody else has
   * to wait for it.
   */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService lookWorkers() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "looks");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  RuleLooks ruleLooks(Drafts drafts, ExecutorService lookWorkers) {
    return new RuleLooks(drafts, lookWorkers);
  }
}
