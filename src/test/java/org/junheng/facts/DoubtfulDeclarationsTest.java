package org.junheng.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junheng.rules.SmallRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A declaration that cannot work is refused where it stands, not discovered by those who submit.
 */
class DoubtfulDeclarationsTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "built : Integer @label(\"建成年份\") | @allowed(\"kind=primary: 1800..x\")",
        "built : Integer @label(\"建成年份\") | @allowed(\"kind=primary: 2010..1990\")",
        "built : Integer @label(\"建成年份\") | @allowed(\"kind=primary: twenty\")",
        "kind : String @label(\"类型\") @identity(\"true\") | @allowed(\"closed=false: a..b\")",
        "boarding : Boolean @label(\"寄宿\") | @zeroUnless(\"opened\")",
        "opened : LocalDate @label(\"启用日\") | @zeroUnless(\"boarding\")",
        "kind : String @label(\"类型\") @identity(\"true\") | @zeroUnless(\"boarding\")",
      })
  void aLimitThatCannotBeReadIsRefusedOrWorks(String field, String annotation) {
    SmallRules rules = SmallRules.good().change(SmallRules.FACTS, field, field + " " + annotation);
    if (rules.problems().isEmpty()) {
      Vocabulary vocabulary = rules.sound().vocabulary();
      for (String members : new String[] {"", ", 'built': 1999", ", 'boarding': true"}) {
        JsonNode facts = SmallSubmissions.school(", 'kind': 'primary'" + members);
        SubmissionReader.Result result =
            new SubmissionReader(vocabulary, Map.of(), Map.of()).read(facts, "");
        if (result instanceof SubmissionReader.Result.Accepted accepted) {
          Fact school = accepted.submission().all(vocabulary.type("School").orElseThrow()).get(0);
          school
              .type()
              .submitted()
              .forEach(
                  declared ->
                      assertThat(isOf(declared.kind(), school.value(declared)))
                          .as("%s of %s", declared.name(), declared.kind())
                          .isTrue());
        }
      }
    }
  }

  private static boolean isOf(FieldKind kind, Object value) {
    return value == null
        || switch (kind) {
          case TEXT -> value instanceof String;
          case COUNT -> value instanceof Integer;
          case MEASURE -> value instanceof java.math.BigDecimal;
          case YES_NO -> value instanceof Boolean;
          case DAY -> value instanceof java.time.LocalDate;
          case PARENT -> value instanceof Fact;
        };
  }

  /** A list that stands under a name that is taken, or where nobody looks for it. */
  @ParameterizedTest
  @ValueSource(strings = {"classes", "area", "attestations", "/rooms", "rooms"})
  void aListIsRefusedOrCanBeSubmitted(String list) {
    SmallRules rules =
        SmallRules.good()
            .with(
                "facts/more.drl",
                "package facts\ndeclare Room\n    @label(\"教室\") @list(\""
                    + list
                    + "\")\n    school : School\n    width : Integer @label(\"宽\")\nend\n");
    if (rules.problems().isEmpty()) {
      Vocabulary vocabulary = rules.sound().vocabulary();
      String elements = "'" + list.replace("/", "") + "': [{'width': 3}]";
      JsonNode within = SmallSubmissions.school(", " + elements);
      SubmissionReader.Result result =
          new SubmissionReader(vocabulary, Map.of(), Map.of()).read(within, "");

      assertThat(result).isInstanceOf(SubmissionReader.Result.Accepted.class);
      assertThat(
              ((SubmissionReader.Result.Accepted) result)
                  .submission()
                  .all(vocabulary.type("Room").orElseThrow()))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/schools", "/district", "/rooms", "rooms", "planned", "attestations"})
  void aListOfTheDistrictIsRefusedOrCanBeSubmitted(String list) {
    SmallRules rules =
        SmallRules.good()
            .with(
                "facts/more.drl",
                "package facts\ndeclare Room\n    @label(\"教室\") @list(\""
                    + list
                    + "\")\n    district : District\n    width : Integer @label(\"宽\")\nend\n");
    if (rules.problems().isEmpty()) {
      Vocabulary vocabulary = rules.sound().vocabulary();
      String elements = "'" + list.replace("/", "") + "': [{'width': 3}]";
      JsonNode facts =
          list.startsWith("/")
              ? SmallSubmissions.json(
                  "{'district': {" + SmallSubmissions.DISTRICT + "}, " + elements + "}")
              : SmallSubmissions.district(", " + elements);
      SubmissionReader.Result result =
          new SubmissionReader(vocabulary, Map.of(), Map.of()).read(facts, "");

      assertThat(result).isInstanceOf(SubmissionReader.Result.Accepted.class);
      assertThat(
              ((SubmissionReader.Result.Accepted) result)
                  .submission()
                  .all(vocabulary.type("Room").orElseThrow()))
          .hasSize(1);
    }
  }
}
