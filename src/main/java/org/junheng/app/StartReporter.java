package org.junheng.app;

import org.springframework.boot.SpringBootExceptionReporter;

/**
 * Keeps a start that failed because of the rules, or because it would not be safe, out of the log:
 * who started it is told in plain words, and a stack trace would say nothing more.
 */
final class StartReporter implements SpringBootExceptionReporter {
  @Override
  public boolean reportException(Throwable failure) {
    return RulesInitializer.NoRules.in(failure).isPresent()
        || failure instanceof ListeningGuard.NotSafe;
  }
}
