package org.junheng.publishing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.junheng.message.Message;
import org.junheng.rules.RuleProblem;

/**
 * Whether a draft may go live, item by item.
 *
 * @param ruleSet id of the rule set that it would be
 * @param base id of the one that it changes
 */
public record GateResult(String ruleSet, String base, List<Item> items) {
  public GateResult {
    items = List.copyOf(items);
  }

  /** What is looked at. */
  public enum Question {
    /** It changes something. */
    CHANGE,
    /** The rule set that it changes is in force. */
    BASE,
    /** Somebody says why. */
    REASON,
    /** Rules and cases are written without mistakes. */
    CHECK,
    /** Drools takes the rules. */
    COMPILE,
    /** Every case comes out as it says. */
    CASES,
    /** No mistake goes unnoticed that was noticed before. */
    MUTANTS,
    /** Every clause has its rules, every rule its cases. */
    LEDGER,
    /** Somebody else approves. */
    APPROVER;

    /** The word in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The answer to one question.
   *
   * @param details what is wrong and where, the first of them
   */
  public record Item(
      Question question, boolean passed, Message message, List<RuleProblem> details) {
    private static final int MOST = 100;

    public Item {
      details = details.stream().limit(MOST).toList();
    }

    static Item passed(Question question, String code, Object... arguments) {
      return new Item(question, true, Message.of(code, arguments), List.of());
    }

    static Item failed(Question question, String code, Object... arguments) {
      return new Item(question, false, Message.of(code, arguments), List.of());
    }

    Item because(List<RuleProblem> details) {
      return new Item(question, passed, message, details);
    }
  }

  public boolean passed() {
    return failed().isEmpty();
  }

  /** What it does not pass. */
  public List<Item> failed() {
    return items.stream().filter(item -> !item.passed()).toList();
  }
}
