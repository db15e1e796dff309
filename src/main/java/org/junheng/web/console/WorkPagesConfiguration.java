package org.junheng.web.console;

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
  HistoryPageController.class
})
public class WorkPagesConfiguration {
  @Bean
  HandInController handInController(
      Recording recording, @Value("${junheng.request.largest}") DataSize largest) {
    return new HandInController(recording, largest);
  }
}
