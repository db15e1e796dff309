package org.junheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class SealingTest {
  private final JsonNode facts =
      ExactJson.read(
          "{\"by\":\"王校长\",\"pay\":[5000.50,6000],\"a/b\":{\"~\":{\"note\":\"x\"}},\"open\":1}");

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::compile).toList();
  }

  @Test
  void sealedValuesAreGoneAndComeBackWithTheirOpenings() {
    Sealing.Sealed sealed =
        Sealing.seal(facts, pointers("/by", "/pay/0", "/a~1b/~0", "/a~1b/~0/note", "/absent"));

    assertThat(sealed.openings().byPointer().keySet()).containsExactly("/a~1b/~0", "/by", "/pay/0");
    assertThat(CanonicalJson.text(sealed.tree()))
        .doesNotContain("王", "5000", "note")
        .contains("6000", "\"open\":1");
    assertThat(Sealing.commitments(sealed.tree()))
        .containsExactlyInAnyOrder("/a~1b/~0", "/by", "/pay/0");
    assertThat(CanonicalJson.text(Sealing.unseal(sealed.tree(), sealed.openings())))
        .isEqualTo(CanonicalJson.text(facts));
    assertThat(Openings.parse(sealed.openings().text())).isEqualTo(sealed.openings());
  }

  @Test
  void theSameValueIsSealedDifferentlyEachTime() {
    assertThat(Sealing.seal(facts, pointers("/by")).tree())
        .isNotEqualTo(Sealing.seal(facts, pointers("/by")).tree());
  }

  @Test
  void aRevealedValueIsProvenAndAnotherIsNot() {
    Sealing.Sealed sealed = Sealing.seal(facts, pointers("/by"));
    String commitment = sealed.tree().at("/by/commitment").stringValue();
    Opening opening = sealed.openings().byPointer().get("/by");

    assertThat(opening.value()).isEqualTo("\"王校长\"");
    assertThat(opening.salt()).hasSize(22);
    assertThat(Sealing.proves(commitment, opening)).isTrue();
    assertThat(Sealing.proves(commitment, new Opening(opening.salt(), "\"李校长\""))).isFalse();
    assertThat(Sealing.proves(commitment, new Opening("A" + opening.salt(), opening.value())))
        .isFalse();
    assertThatThrownBy(() -> Sealing.unseal(facts, sealed.openings()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWholeTreeCanBeSealed() {
    Sealing.Sealed sealed = Sealing.seal(facts, pointers(""));

    assertThat(Sealing.isCommitment(sealed.tree())).isTrue();
    assertThat(CanonicalJson.text(Sealing.unseal(sealed.tree(), sealed.openings())))
        .isEqualTo(CanonicalJson.text(facts));
  }
}
