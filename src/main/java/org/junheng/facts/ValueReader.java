package org.junheng.facts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.message.Nearest;
import tools.jackson.databind.JsonNode;

/** Reads single values of a submission, each of exactly the kind its field asks for. */
final class ValueReader {
  static final int LONGEST_TEXT = 500;
  private static final int MOST_DIGITS = 18;
  static final int MOST_DECIMALS = 6;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final List<Fault> faults;
  private final Set<String> failed = new HashSet<>();

  ValueReader(List<Fault> faults) {
    this.faults = faults;
  }

  /**
   * Whether the value at this place was there but refused, so that it need not be reported as
   * missing as well.
   */
  boolean failed(String pointer) {
    return failed.contains(pointer);
  }

  /**
   * The value; null where absent, and where a fault was reported. A JSON null is an absent value.
   */
  @Nullable Object read(FactField field, @Nullable JsonNode json, String pointer) {
    if (json == null || json.isNull()) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> word(field, json, pointer);
      case COUNT -> count(field, json, pointer);
      case MEASURE -> measure(field, json, pointer);
      case YES_NO ->
          json.isBoolean()
              ? (Object) json.booleanValue()
              : refuse(pointer, "facts.not-yes-no", field.name(), field.label());
      case DAY -> day(json, pointer);
      case PARENT -> throw new IllegalStateException("a parent is not submitted");
    };
  }

  static Object zero(FactField field) {
    return field.kind() == FieldKind.COUNT ? (Object) 0 : BigDecimal.ZERO;
  }

  private @Nullable Object word(FactField field, JsonNode json, String pointer) {
    String text = text(json, pointer);
    if (text == null || field.values().isEmpty() || field.values().containsKey(text)) {
      return text;
    }
    String allowed =
        String.join(
            ", ",
            field.values().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList());
    Optional<String> near = Nearest.to(text, field.values().keySet());
    return near.isPresent()
        ? refuse(pointer, "facts.unknown-word-suggestion", field.label(), text, near.get(), allowed)
        : refuse(pointer, "facts.unknown-word", field.label(), text, allowed);
  }

  @Nullable String text(@Nullable JsonNode json, String pointer) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (!json.isString()) {
      refuse(pointer, "facts.not-a-text");
      return null;
    }
    String text = json.stringValue();
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.codePoints().anyMatch(ValueReader::isUnreadable)) {
      refuse(pointer, "facts.bad-text", LONGEST_TEXT);
      return null;
    }
    return text;
  }

  @Nullable LocalDate day(@Nullable JsonNode json, String pointer) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (json.isString()) {
      try {
        return LocalDate.parse(json.stringValue(), DAY);
      } catch (DateTimeException e) {
        refuse(pointer, "facts.no-such-day", json.stringValue());
        return null;
      }
    }
    refuse(pointer, "facts.not-a-day");
    return null;
  }

  private @Nullable Object count(FactField field, JsonNode json, String pointer) {
    BigDecimal number = number(field, json, pointer);
    if (number == null) {
      return null;
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      return refuse(pointer, "facts.not-whole", field.label(), number.toPlainString());
    }
  }

  private @Nullable Object measure(FactField field, JsonNode json, String pointer) {
    BigDecimal number = number(field, json, pointer);
    if (number != null && number.stripTrailingZeros().scale() > MOST_DECIMALS) {
      return refuse(pointer, "facts.too-many-decimals", field.label(), MOST_DECIMALS);
    }
    return number;
  }

  private @Nullable BigDecimal number(FactField field, JsonNode json, String pointer) {
    if (!json.isNumber()) {
      refuse(pointer, "facts.not-a-number", field.name(), field.label());
      return null;
    }
    BigDecimal number = json.decimalValue();
    // Checked before anything is expanded: 1e999999999 is a short text and a long number.
    if (number.signum() != 0
        && (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > 100)) {
      refuse(pointer, "facts.too-large", field.label());
      return null;
    }
    if (!field.range().contains(number)) {
      refuse(pointer, "facts.out-of-range", field.label(), number.toPlainString(), field.range());
      return null;
    }
    if (number.signum() == 0 && (number.scale() < 0 || number.scale() > MOST_DECIMALS)) {
      return BigDecimal.ZERO;
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private @Nullable Object refuse(String pointer, String code, Object... arguments) {
    failed.add(pointer);
    faults.add(Fault.of(pointer, code, arguments));
    return null;
  }

  /** A control character, or half of a character. */
  private static boolean isUnreadable(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
