package org.junheng.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ExampleStreamTest {
  private static final int SCHOOLS = 20_000;

  @Test
  void twentyThousandSchoolsAreWrittenInSecondsAndNoneIsKept() {
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          List<WeakReference<ObjectNode>> seen = new ArrayList<>();
          CountingWriter writer = new CountingWriter();
          Iterator<ObjectNode> schools = ExampleDistrict.schools(SCHOOLS, 20).iterator();
          for (int count = 0; count < SCHOOLS - 1; count++) {
            ObjectNode school = schools.next();
            ExampleDistrict.write(school, writer);
            seen.add(new WeakReference<>(school));
          }
          System.gc();
          long kept = seen.stream().filter(reference -> reference.get() != null).count();
          assertThat(schools.hasNext()).as("the stream is still open").isTrue();
          assertThat(kept).as("schools still in memory").isLessThan(SCHOOLS / 100);
          assertThat(writer.characters).isGreaterThan(50_000_000);
        });
  }

  @Test
  void theFirstSchoolOfTheLargestDistrictNeedsNoOther() {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(ExampleDistrict.schools(Integer.MAX_VALUE, 1).findFirst()).isPresent());
  }

  @Test
  void theLastSchoolsOfALargeDistrictAreOfTheLastKind() {
    assertThat(ExampleDistrict.schools(200_000, 1).skip(199_999).findFirst())
        .hasValueSatisfying(
            school -> {
              assertThat(school.path("id").asString()).isEqualTo("370811200000");
              assertThat(school.path("kind").asString()).isEqualTo("teaching-point");
            });
  }

  private static final class CountingWriter extends Writer {
    private long characters;

    @Override
    public void write(char[] buffer, int offset, int length) {
      characters += length;
    }

    @Override
    public void flush() throws IOException {}

    @Override
    public void close() throws IOException {}
  }
}
