package org.junheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.app.RunningService;
import org.junheng.decision.ShippedRules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The request that the README shows gives the answer that it shows. */
class ReadmeTest {
  private static final Pattern REQUEST =
      Pattern.compile(
          "<!-- request -->\\s*```bash.*?127\\.0\\.0\\.1:8080(\\S+) .*?'\\s*(\\{.*?})'\\s*```",
          Pattern.DOTALL);
  private static final Pattern ANSWER =
      Pattern.compile("<!-- answer: excerpt -->\\s*```json\\s*(\\{.*?})\\s*```", Pattern.DOTALL);

  @Test
  void theOneRequestIsAnsweredAsShown() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Matcher request = REQUEST.matcher(readme);
    Matcher answer = ANSWER.matcher(readme);
    assertThat(request.find()).isTrue();
    assertThat(answer.find()).isTrue();

    JsonNode found =
        RunningService.json(
            RunningService.shared().post(request.group(1), RunningService.json(request.group(2))));

    holds(found, ShippedRules.json(answer.group(1)), "");
  }

  /** Every member shown is there with that value; what is not shown may be anything. */
  private static void holds(JsonNode found, JsonNode shown, String pointer) {
    if (shown.isObject()) {
      shown
          .properties()
          .forEach(
              entry ->
                  holds(
                      found.path(entry.getKey()),
                      entry.getValue(),
                      pointer + "/" + entry.getKey()));
    } else if (shown.isArray()) {
      assertThat(found.size()).as(pointer).isEqualTo(shown.size());
      for (int i = 0; i < shown.size(); i++) {
        holds(found.get(i), shown.get(i), pointer + "/" + i);
      }
    } else {
      assertThat(found.asString()).as(pointer).isEqualTo(shown.asString());
    }
  }
}
