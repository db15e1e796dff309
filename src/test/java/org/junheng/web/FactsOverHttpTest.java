package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junheng.app.RunningService.json;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junheng.app.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a developer needs to submit facts comes from the service itself. */
class FactsOverHttpTest {
  private final RunningService service = RunningService.shared();

  @Test
  void theExampleCanBePostedAsItIs() {
    JsonNode example = json(service.get("/v1/facts/example"));
    JsonNode decision = json(service.post("/v1/decisions", example));

    assertThat(decision.path("verdict").asString()).isIn("MET", "UNMET");
    assertThat(decision.path("warnings").size()).isZero();
    assertThat(decision.path("counts").path("UNDETERMINED").asInt()).isZero();
    assertThat(decision.path("counts").path("NOT_JUDGED").asInt()).isZero();
  }

  @Test
  void theExampleConformsToTheSchema() {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(json(service.get("/v1/facts/schema")));

    assertThat(schema.validate(json(service.get("/v1/facts/example")).path("facts"))).isEmpty();
  }

  @Test
  void theSchemaSpeaksEnglishToThoseWhoPreferIt() {
    JsonNode chinese = json(service.get("/v1/facts/schema"));
    JsonNode english = json(service.get("/v1/facts/schema", "Accept-Language", "en"));

    assertThat(title(chinese)).isEqualTo("在校生数");
    assertThat(title(english)).isEqualTo("students");
  }

  private static String title(JsonNode schema) {
    return schema.at("/$defs/Stage/properties/students/title").asString();
  }
}
