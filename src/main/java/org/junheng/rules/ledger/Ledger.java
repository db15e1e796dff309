package org.junheng.rules.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junheng.message.Message;
import org.junheng.rules.Clause;
import org.junheng.rules.Pack;
import org.junheng.rules.Rule;
import org.junheng.rules.RuleFiles;
import org.junheng.rules.RuleProblem;

/**
 * Every clause of a document, its rules and their cases, held against each other: nothing the
 * document demands is forgotten, and no rule says a number that the document does not.
 */
public final class Ledger {
  private final Pack pack;
  private final PackText text;
  private final String file;
  private final List<Rule> rules;

  private Ledger(Pack pack, RuleFiles files) {
    this.pack = pack;
    this.file = pack.id() + "/pack.yaml";
    byte[] bytes = Objects.requireNonNull(files.files().get(file));
    this.text = PackText.of(new String(bytes, StandardCharsets.UTF_8));
    this.rules =
        pack.rules().stream().filter(rule -> rule.file().startsWith(pack.id() + "/")).toList();
  }

  /**
   * @param pack of a rule set that was read from these files
   */
  public static Ledger of(Pack pack, RuleFiles files) {
    return new Ledger(pack, files);
  }

  /** The file that holds the clauses, below {@code rules/}. */
  public String file() {
    return file;
  }

  Pack pack() {
    return pack;
  }

  /** The clauses of the pack's own document, in its order. */
  List<Clause> clauses() {
    return pack.clauses().values().stream().filter(clause -> text.has(clause.id())).toList();
  }

  /** The pack's own rules that cite a clause. */
  List<Rule> rulesOf(Clause clause) {
    return rules.stream().filter(rule -> rule.head().clause().equals(clause.id())).toList();
  }

  /**
   * What does not add up.
   *
   * @param cases by the target they speak of
   */
  public List<RuleProblem> problems(Map<String, List<NamedCase>> cases) {
    List<RuleProblem> problems = new ArrayList<>();
    for (Clause clause : clauses()) {
      coverage(clause, problems);
      new NumberCheck(this, clause).problems(problems);
      checked(clause, problems);
    }
    for (Rule rule : rules) {
      if (cases.getOrDefault(rule.id(), List.of()).isEmpty()) {
        problems.add(rule.tree().at().problem("ledger.rule-without-case", rule.id()));
      }
    }
    cases.forEach(
        (target, named) -> {
          if (!named.isEmpty() && pack.rule(target).isEmpty()) {
            NamedCase first = named.get(0);
            problems.add(
                new RuleProblem(
                    first.file(),
                    first.line(),
                    1,
                    Message.of("ledger.case-without-rule", target, first.sentence())));
          }
        });
    return problems.stream().sorted().toList();
  }

  /** A clause has rules or a reason for none. */
  private void coverage(Clause clause, List<RuleProblem> problems) {
    List<Rule> citing = rulesOf(clause);
    if (citing.isEmpty() && clause.noRule().isEmpty()) {
      problems.add(problem(clause, "id", Message.of("ledger.clause-without-rule", clause.id())));
    }
    if (!clause.noRule().isEmpty()) {
      for (Rule rule : citing) {
        problems.add(
            rule.tree().at().problem("ledger.rule-against-reason", rule.id(), clause.id()));
      }
    }
  }

  /** Its rules were held against the entry as it is now. */
  private void checked(Clause clause, List<RuleProblem> problems) {
    List<String> citing = rulesOf(clause).stream().map(Rule::id).toList();
    Clause.Checked checked = clause.checked();
    if (checked == null) {
      if (!citing.isEmpty()) {
        problems.add(
            problem(
                clause,
                "id",
                Message.of("ledger.never-checked", clause.id(), String.join("、", citing), file)));
      }
      return;
    }
    if (!checked.entry().equals(fingerprint(clause))) {
      problems.add(
          problem(
              clause, "checked", Message.of("ledger.clause-changed", clause.id(), checked.on())));
    }
    for (String gone : checked.rules()) {
      if (!citing.contains(gone)) {
        problems.add(
            problem(
                clause,
                "checked",
                Message.of("ledger.rule-gone", gone, clause.id(), checked.on())));
      }
    }
    for (Rule rule : rulesOf(clause)) {
      if (!checked.rules().contains(rule.id())) {
        problems.add(
            rule.tree()
                .at()
                .problem("ledger.rule-not-checked", rule.id(), clause.id(), checked.on()));
      }
    }
  }

  RuleProblem problem(Clause clause, String key, Message message) {
    return new RuleProblem(file, text.line(clause.id(), key), 1, message);
  }

  /**
   * First 12 hexadecimal digits of SHA-256 over what the entry says, a line each: title, offices,
   * demands, not ruled, other numbers. Its layout and its mark do not count.
   */
  public static String fingerprint(Clause clause) {
    StringBuilder said = new StringBuilder();
    said.append("title ").append(clause.title().strip()).append('\n');
    clause.offices().forEach(office -> said.append("office ").append(office.strip()).append('\n'));
    said.append("demands ").append(clause.demands().strip()).append('\n');
    clause.notRuled().forEach(line -> said.append("notRuled ").append(line.strip()).append('\n'));
    clause
        .otherNumbers()
        .forEach(line -> said.append("otherNumbers ").append(line.strip()).append('\n'));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(said.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * {@code pack.yaml} with a fresh mark on these clauses: somebody has held their rules against
   * them. A mark that still fits keeps its day.
   */
  public String stamp(Set<String> clauseIds, LocalDate on) {
    PackText stamped = text;
    for (Clause clause : clauses()) {
      List<String> citing = rulesOf(clause).stream().map(Rule::id).toList();
      String entry = fingerprint(clause);
      boolean fits =
          Optional.ofNullable(clause.checked())
              .filter(checked -> checked.entry().equals(entry))
              .filter(checked -> new LinkedHashSet<>(checked.rules()).equals(Set.copyOf(citing)))
              .isPresent();
      if (!clauseIds.contains(clause.id()) || fits) {
        continue;
      }
      stamped =
          citing.isEmpty()
              ? stamped.without(clause.id(), "checked")
              : stamped.with(clause.id(), "checked", mark(on, entry, citing));
    }
    return stamped.text();
  }

  private static List<String> mark(LocalDate on, String entry, List<String> rules) {
    return List.of(
        "",
        "  on: " + on,
        "  entry: \"" + entry + "\"",
        "  rules: [" + String.join(", ", rules) + "]");
  }
}
