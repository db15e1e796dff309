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

  private final Sealing sealing = new Sealing();

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::compile).toList();
  }

  @Test
  void sealedValuesAreGoneAndComeBackWithTheirOpenings() {
    String text =
        sealing.text(facts, "", pointers("/by", "/pay", "/a~1b/~0", "/a~1b/~0/note", "/absent"));

    assertThat(sealing.openings().byPointer().keySet()).containsExactly("/a~1b/~0", "/by", "/pay");
    assertThat(text).doesNotContain("王", "5000", "note").contains("\"open\":1");
    JsonNode sealed = ExactJson.read(text);
    assertThat(CanonicalJson.text(sealed)).isEqualTo(text);
    assertThat(Sealing.commitments(sealed)).containsExactlyInAnyOrder("/a~1b/~0", "/by", "/pay");
    assertThat(CanonicalJson.text(Sealing.unseal(sealed, sealing.openings())))
        .isEqualTo(CanonicalJson.text(facts));
    assertThat(Openings.parse(sealing.openings().text())).isEqualTo(sealing.openings());
  }

  @Test
  void aPartIsSealedAtItsPlaceInTheBody() {
    String facts = sealing.text(this.facts, "/facts", pointers("/by"));
    String cell = sealing.seal("/findings/t/0/3", "\"5000.5\"");

    JsonNode body =
        ExactJson.read("{\"facts\":" + facts + ",\"findings\":{\"t\":[[0,1,2," + cell + "]]}}");
    assertThat(Sealing.commitments(body)).containsExactly("/facts/by", "/findings/t/0/3");
    JsonNode open = Sealing.unseal(body, sealing.openings());
    assertThat(open.at("/facts/by").stringValue()).isEqualTo("王校长");
    assertThat(open.at("/findings/t/0/3").stringValue()).isEqualTo("5000.5");
  }

  @Test
  void onlyMembersOfObjectsAreSealedInATree() {
    assertThatThrownBy(() -> sealing.text(facts, "", pointers("/pay/0")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameValueIsSealedDifferentlyEachTime() {
    assertThat(sealing.text(facts, "", pointers("/by")))
        .isNotEqualTo(sealing.text(facts, "", pointers("/by")));
  }

  @Test
  void aRevealedValueIsProvenAndAnotherIsNot() {
    JsonNode sealed = ExactJson.read(sealing.text(facts, "", pointers("/by")));
    String commitment = sealed.at("/by/commitment").stringValue();
    Opening opening = sealing.openings().byPointer().get("/by");

    assertThat(opening.value()).isEqualTo("\"王校长\"");
    assertThat(opening.salt()).hasSize(22);
    assertThat(Sealing.proves(commitment, opening)).isTrue();
    assertThat(Sealing.proves(commitment, new Opening(opening.salt(), "\"李校长\""))).isFalse();
    assertThat(Sealing.proves(commitment, new Opening("A" + opening.salt(), opening.value())))
        .isFalse();
    assertThatThrownBy(() -> Sealing.unseal(facts, sealing.openings()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWholeBodyCanBeSealed() {
    JsonNode sealed = ExactJson.read(sealing.seal("", CanonicalJson.text(facts)));

    assertThat(Sealing.isCommitment(sealed)).isTrue();
    assertThat(CanonicalJson.text(Sealing.unseal(sealed, sealing.openings())))
        .isEqualTo(CanonicalJson.text(facts));
  }
}
