package org.junheng.rules.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code otherNumbers}: numbers that stand in the clause and in none of its rules, or the
 * other way round, and why.
 */
record OtherNumbers(Set<StatedNumber> numbers, String reason) {
  private static final Pattern LINE = Pattern.compile("\\s*([0-9][^：:]*?)\\s*[：:]\\s*(\\S.*)");

  /** Nothing where the line is not written as numbers, a colon and a reason. */
  static Optional<OtherNumbers> of(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(new OtherNumbers(StatedNumber.in(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  static Set<StatedNumber> all(List<String> lines) {
    Set<StatedNumber> all = new LinkedHashSet<>();
    lines.forEach(line -> of(line).ifPresent(other -> all.addAll(other.numbers())));
    return all;
  }
}
