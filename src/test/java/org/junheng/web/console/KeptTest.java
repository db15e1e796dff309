package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What is kept is made once, of what is at hand where somebody has it. */
class KeptTest {
  private static final Executor NOBODY = work -> {};

  private final List<String> made = new ArrayList<>();

  private Kept<String, String> kept(Executor workers) {
    return new Kept<>(
        3,
        2,
        workers,
        key -> {
          made.add(key);
          return key.toUpperCase(java.util.Locale.ROOT);
        });
  }

  @Test
  void itIsMadeOnceForAllWhoAsk() throws Exception {
    Kept<String, String> kept = kept(Runnable::run);

    assertThat(kept.get("a", Duration.ZERO)).contains("A");
    assertThat(kept.get("a", Duration.ZERO)).contains("A");
    kept.begin("a");
    assertThat(made).containsExactly("a");
  }

  @Test
  void whatWasPromisedAndKeptIsThereThoughNobodyWorks() throws Exception {
    Kept<String, String> kept = kept(NOBODY);

    kept.promise("a").orElseThrow().keep("of what was at hand");

    assertThat(kept.get("a", Duration.ZERO)).contains("of what was at hand");
    assertThat(kept.get("b", Duration.ZERO)).isEmpty();
    assertThat(kept.promise("a")).isEmpty();
    assertThat(kept.promise("b")).as("others make it").isEmpty();
  }

  @Test
  void whoWaitsForAPromiseGetsWhatComesOfIt() throws Exception {
    Kept<String, String> kept = kept(NOBODY);
    Kept<String, String>.Promise promise = kept.promise("a").orElseThrow();
    List<Optional<String>> got = new ArrayList<>();
    Thread waiting = new Thread(() -> got.add(now(kept, "a")));
    waiting.start();

    promise.keep("kept");
    waiting.join();

    assertThat(got).containsExactly(Optional.of("kept"));
    assertThat(made).isEmpty();
  }

  @Test
  void whereAPromiseIsBrokenItIsMadeAfterAll() throws Exception {
    Kept<String, String> kept = kept(Runnable::run);
    Kept<String, String>.Promise promise = kept.promise("a").orElseThrow();
    List<Optional<String>> got = new ArrayList<>();
    Thread waiting = new Thread(() -> got.add(now(kept, "a")));
    waiting.start();

    promise.breakOff();
    waiting.join();

    assertThat(got).containsExactly(Optional.of("A"));
    assertThat(made).containsExactly("a");
    promise.breakOff();
    assertThat(kept.get("a", Duration.ZERO)).contains("A");
  }

  private static Optional<String> now(Kept<String, String> kept, String key) {
    try {
      return Optional.of(kept.now(key));
    } catch (org.junheng.audit.LogUnavailable e) {
      return Optional.empty();
    }
  }

  @Test
  void theOneAskedForLongestAgoGoesFirst() throws Exception {
    Kept<String, String> kept = kept(Runnable::run);
    for (String key : List.of("a", "b", "c", "a", "d")) {
      kept.get(key, Duration.ZERO);
    }
    made.clear();

    kept.get("a", Duration.ZERO);
    assertThat(made).isEmpty();
    kept.get("b", Duration.ZERO);
    assertThat(made).containsExactly("b");
  }
}
