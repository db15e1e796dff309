package org.junheng.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junheng.app.RulesInitializer.FolderAtStart;
import org.junheng.app.RulesInitializer.NoRules;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.identity.Accounts;
import org.junheng.message.Message;
import org.junheng.publishing.Disk;
import org.junheng.publishing.DraftMakers;
import org.junheng.publishing.DraftRefused;
import org.junheng.publishing.DraftSteps;
import org.junheng.publishing.Drafts;
import org.junheng.publishing.Gate;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publications;
import org.junheng.publishing.Unfit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How rules go live. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(PublishingConfiguration.class);

  @Bean
  Publications publications(DecisionLog log, CurrentRules current) {
    return new Publications(log, current, Clock.systemDefaultZone());
  }

  @Bean
  DraftMakers draftMakers(CurrentRules current, DecisionLog log) {
    return new DraftMakers(current, log.rules());
  }

  @Bean
  Drafts drafts(CurrentRules current, DecisionLog log) {
    return new Drafts(log.log(), log.rules(), () -> current.maker().orElseThrow().ruleSet());
  }

  @Bean
  Gate gate(Drafts drafts, DraftMakers makers) {
    return new Gate(drafts, makers);
  }

  /** Takes edits of the folder as well, where they are to be approved. */
  @Bean
  DraftSteps draftSteps(Drafts drafts, Gate gate, Publications publications, LiveRules live) {
    DraftSteps steps = new DraftSteps(drafts, gate, publications);
    live.handEditsTo(
        (files, base) -> {
          try {
            steps.receive(
                files,
                Message.of("draft.from-folder").chinese(),
                Message.of("draft.from-folder-why").chinese());
          } catch (DraftRefused e) {
            // It has more files, or larger ones, than a draft may: the folder goes on waiting.
            LOG.warn("{}", e.reason().chinese());
          }
        });
    return steps;
  }

  /**
   * The rules in force, from here on.
   *
   * @param disk what comes of edits of the folder; empty for what is usual
   */
  @Bean(destroyMethod = "close")
  LiveRules liveRules(
      CurrentRules current,
      Publications publications,
      DecisionLog log,
      Accounts accounts,
      ObjectProvider<FolderAtStart> folderAtStart,
      @Value("${" + RuleFolder.PROPERTY + "}") Path folder,
      @Value("${junheng.rules.disk:#{null}}") @Nullable Disk disk,
      @Value("${junheng.rules.settle}") Duration settle,
      @Value("${junheng.rules.follow-every}") Duration every,
      @Value("${junheng.data.folder}") Path data) {
    FolderAtStart atStart = folderAtStart.getIfAvailable(() -> new FolderAtStart(null, null));
    try {
      LiveRules live =
          LiveRules.start(
              new LiveRules.Settings(folder, data.resolve("rules-seen"), disk, settle, every),
              current,
              publications,
              log,
              accounts::hasAdministrator,
              atStart.ruleSet(),
              Clock.systemDefaultZone());
      if (atStart.broken() != null && current.maker().isEmpty() && log.trouble() == null) {
        live.close();
        throw new NoRules(atStart.broken());
      }
      return live;
    } catch (Unfit e) {
      throw new NoRules(e);
    }
  }
}
