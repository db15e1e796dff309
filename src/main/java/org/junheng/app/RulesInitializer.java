package org.junheng.app;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.decision.CurrentRules;
import org.junheng.publishing.Disk;
import org.junheng.rules.RuleSet;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the rules before anything else is made, so that a broken folder stops the start at once,
 * unless the operator wants to start with what was in force last.
 */
final class RulesInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** The service cannot start because of its rules. */
  static final class NoRules extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRules(Exception cause) {
      super(cause.getMessage(), cause);
    }

    /** The one that made something else fail, if it was one of these. */
    static Optional<NoRules> in(@Nullable Throwable failure) {
      for (Throwable each = failure; each != null; each = each.getCause()) {
        if (each instanceof NoRules noRules) {
          return Optional.of(noRules);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * What the folder held when the service was started.
   *
   * @param ruleSet null where it was broken
   * @param broken why there is none; null where there is one
   */
  record FolderAtStart(@Nullable RuleSet ruleSet, RuleFolder.@Nullable Unusable broken) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("currentRules", new CurrentRules());
    context
        .getBeanFactory()
        .registerSingleton("folderAtStart", folderAtStart(context.getEnvironment()));
  }

  private static FolderAtStart folderAtStart(ConfigurableEnvironment environment) {
    String folder = environment.getRequiredProperty(RuleFolder.PROPERTY);
    try {
      return new FolderAtStart(new RuleFolder(Path.of(folder)).read(), null);
    } catch (RuleFolder.Unusable e) {
      boolean archived =
          BrokenAtStart.valueOf(setting(environment, "junheng.rules.broken-at-start"))
                  == BrokenAtStart.LAST_GOOD
              || setting(environment, "junheng.rules.disk").equals(Disk.OFF.name());
      if (archived) {
        return new FolderAtStart(null, e);
      }
      throw new NoRules(e);
    }
  }

  private static String setting(ConfigurableEnvironment environment, String name) {
    return environment.getProperty(name, "").toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }
}
