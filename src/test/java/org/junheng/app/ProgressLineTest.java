package org.junheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junheng.batch.Tally;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter printed = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressLine line(boolean shown, OptionalLong expected) {
    return new ProgressLine(new PrintWriter(printed), shown, expected, nanos::get);
  }

  private static Tally tally(long decided, long bad) {
    return new Tally(decided + bad, decided, 0, bad, Map.of(), Map.of(), 0);
  }

  @Test
  void itSaysHowMuchIsDoneHowFastAndHowLongItWillTake() {
    ProgressLine line = line(true, OptionalLong.of(1_000));
    nanos.set(TimeUnit.SECONDS.toNanos(5));

    line.written(tally(245, 5));

    assertThat(printed.toString())
        .contains("██████░░", "25%", "已判 250 / 1000", "有错 5", "每秒 50", "还要 15 秒");
  }

  @Test
  void withoutAnEndInSightItSaysWhatIsDone() {
    ProgressLine line = line(true, OptionalLong.empty());
    nanos.set(TimeUnit.SECONDS.toNanos(1));

    line.written(tally(30, 0));

    assertThat(printed.toString()).contains("已判 30", "每秒 30").doesNotContain("%");
  }

  @Test
  void itIsNotWrittenMoreThanTwiceASecondNorWhereNobodyLooks() {
    ProgressLine hidden = line(false, OptionalLong.empty());
    nanos.set(TimeUnit.SECONDS.toNanos(9));
    hidden.written(tally(1, 0));
    hidden.end();
    assertThat(printed.toString()).isEmpty();

    ProgressLine line = line(true, OptionalLong.empty());
    line.written(tally(1, 0));
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(499));
    line.written(tally(2, 0));

    assertThat(printed.toString()).isEmpty();
  }
}
