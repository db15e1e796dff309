package org.junheng.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junheng.message.Message;
import org.junit.jupiter.api.Test;

/** Why something was refused, in words, from the code that the log keeps. */
class RefusalReasonTest {
  @Test
  void whatIsRefusedOftenHasWordsOfItsOwn() {
    assertThat(RefusalReason.of("not-allowed", Locale.CHINESE)).contains("角色不够");
    assertThat(RefusalReason.of("key-expired", Locale.ENGLISH)).contains("key expired");
  }

  @Test
  void anythingElseIsToldByTheFirstSentenceOfItsAnswer() {
    assertThat(RefusalReason.of("identity.not-administrator", Locale.CHINESE))
        .contains("只有管理员能改账户和角色");
    assertThat(RefusalReason.of("identity.key-districts", Locale.CHINESE))
        .contains("钥匙的区县超出了账户“…”的区县");
    assertThat(RefusalReason.of("not-found", Locale.ENGLISH).orElseThrow())
        .contains("…")
        .doesNotContain("{", ". ");
  }

  @Test
  void ofACodeThatIsNotKnownNothingIsSaid() {
    assertThat(RefusalReason.of("of-another-version", Locale.CHINESE)).isEmpty();
  }

  /** So that a code which changes its name does not leave its words behind. */
  @Test
  void everyCodeWithWordsOfItsOwnIsAnAnswerOfTheService() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/org/junheng/web/console/RefusalReason.java"));
    ResourceBundle texts = ResourceBundle.getBundle(Message.BUNDLE, Locale.ROOT);
    List<String> codes =
        Pattern.compile("case ([^>]+)->")
            .matcher(source)
            .results()
            .flatMap(found -> Pattern.compile("\"([^\"]+)\"").matcher(found.group(1)).results())
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(codes).hasSizeGreaterThan(10);
    assertThat(codes)
        .allSatisfy(
            code ->
                assertThat(texts.containsKey("problem." + code) || texts.containsKey(code))
                    .as(code)
                    .isTrue());
  }
}
