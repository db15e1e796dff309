package org.junheng.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junheng.app.RulesInitializer.FolderAtStart;
import org.junheng.app.RulesInitializer.NoRules;
import org.junheng.decision.CurrentRules;
import org.junheng.decision.record.DecisionLog;
import org.junheng.publishing.Disk;
import org.junheng.publishing.LiveRules;
import org.junheng.publishing.Publications;
import org.junheng.publishing.Unfit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How rules go live. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  @Bean
  Publications publications(DecisionLog log, CurrentRules current) {
    return new Publications(log, current, Clock.systemDefaultZone());
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
              // Nobody has an account yet.
              () -> false,
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
