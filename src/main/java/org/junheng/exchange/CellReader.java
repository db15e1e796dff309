package org.junheng.exchange;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junheng.facts.FactField;
import org.junheng.facts.FieldKind;
import org.junheng.message.Message;
import org.junheng.message.Nearest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a cell says as the JSON of a submission. Whether the value is in range and fits the others
 * is not looked at here; whoever reads submissions does.
 */
final class CellReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NUMBER =
      Pattern.compile("-?(\\d{1,40}|\\d{1,3}(,\\d{3}){1,12})(\\.\\d{1,40})?");
  private static final Pattern SHORTENED = Pattern.compile("-?\\d(\\.\\d+)?[eE]\\+?\\d+");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:-|/|\\.|年)(\\d{1,2})(?:-|/|\\.|月)(\\d{1,2})日?");
  private static final Pattern DAY_OF_DIGITS = Pattern.compile("(20\\d\\d)(\\d\\d)(\\d\\d)");
  private static final Map<String, Boolean> ANSWERS =
      Map.of("是", true, "否", false, "true", true, "false", false, "yes", true, "no", false);

  private CellReader() {}

  /** A value, or why there is none. */
  sealed interface Result {
    record Value(JsonNode json) implements Result {}

    record Wrong(Message why) implements Result {}
  }

  static Result read(FactField field, CellValue value) {
    if (value instanceof CellValue.Unusable unusable) {
      return new Result.Wrong(unusable.why());
    }
    return switch (field.kind()) {
      case TEXT -> field.values().isEmpty() ? text(field.label(), value) : word(field, value);
      case COUNT, MEASURE -> number(field.label(), value);
      case YES_NO -> answer(field.label(), value);
      case DAY -> day(field.label(), value);
      case PARENT -> throw new IllegalStateException("a parent is not submitted");
    };
  }

  /**
   * A text; a code that was typed as a number is one too, as long as no digit of it can be lost.
   */
  static Result text(String label, CellValue value) {
    if (value instanceof CellValue.Unusable unusable) {
      return new Result.Wrong(unusable.why());
    }
    if (value instanceof CellValue.Figure figure) {
      BigDecimal number = figure.value();
      if (figure.isDay() || number.scale() > 0) {
        return wrong(figure.isDay() ? "cell.day-for-text" : "cell.fraction-for-text", label, value);
      }
      return number.precision() >= SheetNumbers.DIGITS
          ? wrong("cell.long-code", label, value)
          : new Result.Value(NODES.stringNode(number.toPlainString()));
    }
    return SHORTENED.matcher(value.shown()).matches()
        ? wrong("cell.shortened", label, value)
        : new Result.Value(NODES.stringNode(value.shown()));
  }

  private static Result word(FactField field, CellValue value) {
    String found = Wording.plain(value.shown());
    for (Map.Entry<String, String> word : field.values().entrySet()) {
      if (found.equals(word.getKey()) || found.equals(Wording.plain(word.getValue()))) {
        return new Result.Value(NODES.stringNode(word.getKey()));
      }
    }
    String allowed = String.join("、", field.values().values());
    Optional<String> near = Nearest.to(found, field.values().values());
    return new Result.Wrong(
        near.isPresent()
            ? Message.of("cell.unknown-word-suggestion", field.label(), value.shown(), near.get())
            : Message.of("cell.unknown-word", field.label(), value.shown(), allowed));
  }

  static Result number(String label, CellValue value) {
    if (value instanceof CellValue.Figure figure) {
      return figure.isDay()
          ? wrong("cell.day-for-number", label, value)
          : new Result.Value(NODES.numberNode(figure.value()));
    }
    if (value instanceof CellValue.Text text) {
      String plain = Normalizer.normalize(text.text(), Normalizer.Form.NFKC).strip();
      if (NUMBER.matcher(plain).matches()) {
        return new Result.Value(NODES.numberNode(new BigDecimal(plain.replace(",", ""))));
      }
      if (SHORTENED.matcher(plain).matches()) {
        return wrong("cell.shortened", label, value);
      }
    }
    return value instanceof CellValue.Unusable unusable
        ? new Result.Wrong(unusable.why())
        : wrong("cell.not-a-number", label, value);
  }

  static Result answer(String label, CellValue value) {
    if (value instanceof CellValue.Answer answer) {
      return new Result.Value(NODES.booleanNode(answer.yes()));
    }
    Boolean yes = ANSWERS.get(Wording.plain(value.shown()).toLowerCase(java.util.Locale.ROOT));
    return value instanceof CellValue.Text && yes != null
        ? new Result.Value(NODES.booleanNode(yes))
        : value instanceof CellValue.Unusable unusable
            ? new Result.Wrong(unusable.why())
            : wrong("cell.not-yes-no", label, value);
  }

  static Result day(String label, CellValue value) {
    if (value instanceof CellValue.Unusable unusable) {
      return new Result.Wrong(unusable.why());
    }
    Optional<LocalDate> day = Optional.empty();
    if (value instanceof CellValue.Figure figure) {
      Matcher digits = DAY_OF_DIGITS.matcher(figure.shown());
      day = digits.matches() && !figure.isDay() ? dayOf(digits) : SheetNumbers.day(figure.value());
    } else if (value instanceof CellValue.Text text) {
      String plain = Wording.plain(text.text());
      Matcher written = DAY.matcher(plain);
      Matcher digits = DAY_OF_DIGITS.matcher(plain);
      day =
          written.matches() ? dayOf(written) : digits.matches() ? dayOf(digits) : Optional.empty();
    }
    return day.<Result>map(found -> new Result.Value(NODES.stringNode(found.toString())))
        .orElseGet(() -> wrong("cell.not-a-day", label, value));
  }

  private static Optional<LocalDate> dayOf(Matcher parts) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Result wrong(String code, String label, CellValue value) {
    return new Result.Wrong(Message.of(code, label, value.shown()));
  }

  /** What a value of a submission looks like in a cell. */
  static CellValue cell(FactField field, JsonNode json) {
    if (json.isBoolean()) {
      return new CellValue.Text(json.booleanValue() ? "是" : "否");
    }
    if (json.isNumber()) {
      return new CellValue.Figure(json.decimalValue(), false);
    }
    String text = json.isString() ? json.stringValue() : json.toString();
    if (field.kind() == FieldKind.DAY) {
      try {
        return new CellValue.Figure(
            BigDecimal.valueOf(LocalDate.parse(text).toEpochDay() + 25_569), true);
      } catch (DateTimeException e) {
        return new CellValue.Text(text);
      }
    }
    return new CellValue.Text(field.values().getOrDefault(text, text));
  }
}
