package org.junheng.app;

import java.nio.file.Path;
import org.junheng.decision.CurrentRules;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Loads the rules before anything else is made, so that a broken folder stops the start at once.
 */
final class RulesInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** The service cannot start because of its rules. */
  static final class NoRules extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRules(RuleFolder.Unusable cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String folder = context.getEnvironment().getRequiredProperty(RuleFolder.PROPERTY);
    CurrentRules current = new CurrentRules();
    try {
      current.use(new RuleFolder(Path.of(folder)).load());
    } catch (RuleFolder.Unusable e) {
      throw new NoRules(e);
    }
    context.getBeanFactory().registerSingleton("currentRules", current);
  }
}
