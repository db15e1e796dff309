package org.junheng.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineItemsTest {
  private static List<String> read(String text, int longest, long from, int atATime)
      throws IOException {
    List<String> read = new ArrayList<>();
    InputStream in =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, atATime));
          }
        };
    try (LineItems items = new LineItems(in, longest, from)) {
      for (Optional<Item> item = items.next(); item.isPresent(); item = items.next()) {
        read.add(
            item.get().line()
                + (item.get() instanceof Item.Text text1
                    ? ":" + new String(text1.content(), StandardCharsets.UTF_8)
                    : " too long"));
      }
    }
    return read;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void linesAreNumberedAndBlankOnesCountedHoweverTheyArrive(int atATime) throws IOException {
    assertThat(read("一\n\n  \t\r\n四\r\n五", 100, 1, atATime)).containsExactly("1:一", "4:四\r", "5:五");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void aLineOfTheLargestLengthIsReadAndALongerOneIsNot(int atATime) throws IOException {
    assertThat(read("12345\n123456\n" + "x".repeat(300) + "\n12345\n1234567", 5, 1, atATime))
        .containsExactly("1:12345", "2 too long", "3 too long", "4:12345", "5 too long");
  }

  @Test
  void itBeginsWithTheLineThatIsWanted() throws IOException {
    assertThat(read("a\nb\n\nd\n", 5, 2, 100)).containsExactly("2:b", "4:d");
    assertThat(read("a\n" + "y".repeat(50) + "\nc", 5, 3, 100)).containsExactly("3:c");
    assertThat(read("a\nb", 5, 3, 100)).isEmpty();
  }

  @Test
  void aMarkOfTheEncodingIsNoPartOfTheFirstLine() throws IOException {
    assertThat(read("\uFEFFa\n\uFEFFb", 10, 1, 100)).containsExactly("1:a", "2:\uFEFFb");
  }

  @Test
  void nothingIsRead() throws IOException {
    assertThat(read("", 10, 1, 100)).isEmpty();
    assertThat(read("\n\n", 10, 1, 100)).isEmpty();
  }
}
