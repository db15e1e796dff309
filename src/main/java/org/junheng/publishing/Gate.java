package org.junheng.publishing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junheng.audit.LogUnavailable;
import org.junheng.identity.Actor;
import org.junheng.publishing.GateResult.Item;
import org.junheng.publishing.GateResult.Question;
import org.junheng.rules.RuleSet;

/**
 * What a draft has to pass before it is approved, and once more before it is published. What
 * follows from its files alone is worked out once for each version.
 */
public final class Gate {
  private static final int KEPT = 16;

  private final Drafts drafts;
  private final DraftMakers makers;
  private final Map<String, List<Item>> looked =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Item>> eldest) {
          return size() > KEPT;
        }
      };

  public Gate(Drafts drafts, DraftMakers makers) {
    this.drafts = drafts;
    this.makers = makers;
  }

  /**
   * Looks at a draft.
   *
   * @param approver who would approve it, or has; null while that is open
   */
  public GateResult of(DraftOfRules draft, @Nullable Actor approver)
      throws LogUnavailable, DraftRefused {
    List<Item> items = new ArrayList<>();
    RuleSet inForce = drafts.inForce();
    items.add(
        inForce.id().equals(draft.base())
            ? Item.passed(Question.BASE, "gate.base")
            : Item.failed(Question.BASE, "gate.base-moved", draft.base(), inForce.id()));
    items.add(
        draft.reason().isBlank()
            ? Item.failed(Question.REASON, "gate.reason-missing")
            : Item.passed(Question.REASON, "gate.reason", draft.reason()));
    items.addAll(files(draft));
    items.add(approver(draft, approver));
    return new GateResult(draft.files(), draft.base(), items);
  }

  private static Item approver(DraftOfRules draft, @Nullable Actor approver) {
    if (approver == null) {
      return Item.passed(Question.APPROVER, "gate.approver-open", editors(draft));
    }
    if (approver.isAnonymous()) {
      return Item.failed(Question.APPROVER, "gate.approver-unknown");
    }
    return draft.isWorkOf(approver)
        ? Item.failed(Question.APPROVER, "gate.approver-same", approver.person())
        : Item.passed(Question.APPROVER, "gate.approver", approver.person(), editors(draft));
  }

  private static String editors(DraftOfRules draft) {
    return String.join(", ", draft.editors());
  }

  private List<Item> files(DraftOfRules draft) throws LogUnavailable, DraftRefused {
    String key = draft.base() + " " + draft.files();
    synchronized (looked) {
      List<Item> before = looked.get(key);
      if (before != null) {
        return before;
      }
    }
    GateLook look = new GateLook(drafts.check(draft.files()), base(draft));
    List<Item> items = look.items(makers);
    synchronized (looked) {
      looked.put(key, items);
    }
    return items;
  }

  /** One that this program does not read any more has no mutants to compare with. */
  private Optional<DraftCheck> base(DraftOfRules draft) throws LogUnavailable, DraftRefused {
    return Optional.of(drafts.check(draft.base())).filter(check -> check.ruleSet().isPresent());
  }
}
