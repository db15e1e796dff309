package org.junheng.web.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Message;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/** The texts of templates, {@code #{console.…}}: those of {@link Message}, and no others. */
final class Texts implements MessageSource {
  @Override
  public @Nullable String getMessage(
      String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale in) {
    try {
      return getMessage(code, arguments, in);
    } catch (NoSuchMessageException e) {
      return otherwise;
    }
  }

  @Override
  public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale in)
      throws NoSuchMessageException {
    Locale language = in == null ? Locale.SIMPLIFIED_CHINESE : in;
    Object[] given =
        arguments == null
            ? new Object[0]
            : Arrays.stream(arguments).map(each -> each == null ? "" : each).toArray();
    try {
      return Message.of(code, given).in(language);
    } catch (MissingResourceException e) {
      throw new NoSuchMessageException(code, language);
    }
  }

  @Override
  public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale in)
      throws NoSuchMessageException {
    String[] codes = resolvable.getCodes();
    if (codes == null || codes.length == 0) {
      throw new NoSuchMessageException("", in == null ? Locale.SIMPLIFIED_CHINESE : in);
    }
    return getMessage(codes[0], resolvable.getArguments(), in);
  }
}
