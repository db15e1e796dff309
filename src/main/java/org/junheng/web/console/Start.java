package org.junheng.web.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junheng.rules.Pack;
import org.junheng.web.Caller;

/** What the first page needs, before anything was decided. */
final class Start {
  private Start() {}

  /** A pack to choose. */
  record Choice(String id, String text) {
    static Choice of(Pack pack) {
      Pack.Document document = pack.document();
      return new Choice(
          pack.id(),
          document.number().isEmpty()
              ? document.title()
              : document.number() + " " + document.title());
    }
  }

  static List<Choice> packs(HttpServletRequest request) {
    return Caller.of(request).maker().ruleSet().packs().values().stream().map(Choice::of).toList();
  }
}
