package org.junheng.web.console;

import java.util.Collections;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junheng.message.Message;

/** Why something was refused, in a few words; the log knows it by a code. */
final class RefusalReason {
  private static final String OMITTED = "…";
  private static final int MOST_ARGUMENTS = 10;
  private static final Pattern SENTENCE_END = Pattern.compile("[。；]|[.;](?= |$)");

  private RefusalReason() {}

  /**
   * The words for a code. One that has none of its own is told by the first sentence of what was
   * answered, whose particulars the log does not keep.
   *
   * @return empty for a code of another version that nothing is known of
   */
  static Optional<String> of(String code, Locale language) {
    Optional<Message> own = own(code);
    return own.isPresent()
        ? own.map(each -> each.in(language))
        : answered("problem." + code, language).or(() -> answered(code, language));
  }

  private static Optional<String> answered(String code, Locale language) {
    try {
      String text =
          Message.of(code, Collections.nCopies(MOST_ARGUMENTS, OMITTED).toArray()).in(language);
      return Optional.of(SENTENCE_END.split(text, 2)[0]);
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }

  private static Optional<Message> own(String code) {
    return switch (code) {
      case "not-allowed" -> Optional.of(Message.of("console.refusal.role"));
      case "district-not-yours" -> Optional.of(Message.of("console.refusal.district"));
      case "everywhere-only" -> Optional.of(Message.of("console.refusal.everywhere"));
      case "sign-in" -> Optional.of(Message.of("console.refusal.sign-in"));
      case "session-only" -> Optional.of(Message.of("console.refusal.session"));
      case "password-wrong", "identity.password-wrong" ->
          Optional.of(Message.of("console.refusal.password"));
      case "password-too-often" -> Optional.of(Message.of("console.refusal.password-too-often"));
      case "password-first" -> Optional.of(Message.of("console.refusal.password-first"));
      case "administrator-first" -> Optional.of(Message.of("console.refusal.administrator-first"));
      case "openid-failed" -> Optional.of(Message.of("console.refusal.open-id"));
      case "openid-unknown" -> Optional.of(Message.of("console.refusal.open-id-unknown"));
      case "key-unknown" -> Optional.of(Message.of("console.refusal.key-unknown"));
      case "key-expired" -> Optional.of(Message.of("console.refusal.key-expired"));
      case "key-revoked" -> Optional.of(Message.of("console.refusal.key-revoked"));
      case "key-account" -> Optional.of(Message.of("console.refusal.key-account"));
      case "csrf" -> Optional.of(Message.of("console.refusal.csrf"));
      case "too-often" -> Optional.of(Message.of("console.refusal.too-often"));
      case "other-host", "other-origin", "not-through-proxy" ->
          Optional.of(Message.of("console.refusal.door"));
      default -> Optional.empty();
    };
  }
}
