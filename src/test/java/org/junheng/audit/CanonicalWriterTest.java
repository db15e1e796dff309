package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanonicalWriterTest {
  private final CanonicalWriter out = new CanonicalWriter();

  @Test
  void whatIsWrittenPieceByPieceIsWhatTheTreeWouldGive() {
    out.object();
    out.name("a").array().text("一\"\n").text(null).number(-7).truth(true).end();
    out.name("b").json(ExactJson.read("{\"z\":4.20,\"y\":[]}"));
    out.name("c").canonical("{}");
    out.name("d").array().array().end().object().end().end();
    String text = out.end().text();

    assertThat(text)
        .isEqualTo(
            "{\"a\":[\"一\\\"\\n\",null,-7,true],\"b\":{\"y\":[],\"z\":4.2},\"c\":{},\"d\":[[],{}]}");
    assertThat(CanonicalJson.text(ExactJson.read(text))).isEqualTo(text);
  }

  @Test
  void membersOutOfOrderOrTwiceAreRefused() {
    out.object().name("b").number(1);

    assertThatThrownBy(() -> out.name("a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.name("b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOrderIsThatOfCodePoints() {
    out.object().name("\uff01").number(1).name("\ud840\udc00").number(2);

    assertThat(out.end().text()).isEqualTo("{\"！\":1,\"𠀀\":2}");
  }

  @Test
  void nothingHalfWrittenIsGivenAway() {
    out.object();

    assertThatThrownBy(out::text).isInstanceOf(IllegalStateException.class);
  }
}
