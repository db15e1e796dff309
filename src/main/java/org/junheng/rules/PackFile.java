package org.junheng.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pack.yaml} as written. */
record PackFile(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) DocumentEntry document,
    @Nullable String schoolSystem,
    @JsonProperty("extends") @Nullable String parent,
    @Nullable List<String> comparesWith,
    @JsonProperty(required = true) List<ClauseEntry> clauses) {

  record DocumentEntry(
      @Nullable String number,
      @JsonProperty(required = true) String title,
      @Nullable String issuer,
      @Nullable LocalDate issued) {
    Pack.Document document() {
      return new Pack.Document(orEmpty(number), title, orEmpty(issuer), issued);
    }
  }

  record ClauseEntry(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String title,
      @Nullable List<String> offices,
      @JsonProperty(required = true) String demands,
      @Nullable String noRule,
      @Nullable List<String> notRuled,
      @Nullable List<String> otherNumbers,
      @Nullable CheckedEntry checked) {
    Clause clause() {
      return new Clause(
          id,
          title,
          offices == null ? List.of() : List.copyOf(offices),
          demands,
          orEmpty(noRule),
          notRuled == null ? List.of() : List.copyOf(notRuled),
          otherNumbers == null ? List.of() : List.copyOf(otherNumbers),
          checked == null ? null : checked.checked());
    }
  }

  record CheckedEntry(
      @JsonProperty(required = true) LocalDate on,
      @JsonProperty(required = true) String entry,
      @Nullable List<String> rules) {
    Clause.Checked checked() {
      return new Clause.Checked(on, entry, rules == null ? List.of() : rules);
    }
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
