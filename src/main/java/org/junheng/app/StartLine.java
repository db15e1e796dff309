package org.junheng.app;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.DecisionMaker;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/** Says in one line of the log where the service is and by which rules it decides. */
final class StartLine implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(StartLine.class);

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)) {
      return;
    }
    Optional<RuleSet> ruleSet = web.getBean(CurrentRules.class).maker().map(DecisionMaker::ruleSet);
    String host = web.getEnvironment().getProperty("server.address", "0.0.0.0");
    String address = "http://" + host + ":" + Objects.requireNonNull(web.getWebServer()).getPort();
    String rules =
        ruleSet.stream()
            .flatMap(present -> present.packs().values().stream())
            .map(pack -> pack.id() + " " + pack.rules().size())
            .collect(Collectors.joining(", "));
    Message line = Message.of("rules.ready", address, rules, ruleSet.map(RuleSet::id).orElse("—"));
    LOG.info("{} / {}", line.chinese(), line.english());
  }
}
