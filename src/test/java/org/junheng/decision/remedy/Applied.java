package org.junheng.decision.remedy;

import java.math.BigDecimal;
import java.util.List;
import org.junheng.facts.FieldKind;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes written into submitted facts, as a clerk would write them. */
final class Applied {
  private Applied() {}

  static ObjectNode to(ObjectNode facts, List<Change> changes) {
    ObjectNode copy = facts.deepCopy();
    for (Change change : changes) {
      ObjectNode subject = (ObjectNode) copy.at(change.subject().path());
      if (change instanceof Change.OfFigure figure) {
        if (figure.field().kind() == FieldKind.COUNT) {
          subject.put(figure.field().name(), figure.to().intValueExact());
        } else {
          subject.put(figure.field().name(), figure.to());
        }
      } else if (change instanceof Change.OfNumber number) {
        ArrayNode list = subject.withArray(number.type().list());
        for (int i = number.from(); i < number.to(); i++) {
          ObjectNode added = list.addObject();
          number.words().forEach((field, word) -> added.put(field.name(), word.toString()));
        }
      } else if (change instanceof Change.OfAnswer answer) {
        subject.withObject("attestations").putObject(answer.rule().id()).put("answer", answer.to());
      }
    }
    return copy;
  }

  /** The same changes, figures by so much less. */
  static List<Change> less(List<Change> changes, int first, BigDecimal by) {
    return changes.stream()
        .filter(
            change ->
                !(change instanceof Change.OfFigure figure)
                    || changes.indexOf(change) != first
                    || figure.by().abs().compareTo(by) > 0)
        .map(
            change ->
                change instanceof Change.OfFigure figure && changes.indexOf(change) == first
                    ? new Change.OfFigure(
                        figure.subject(),
                        figure.field(),
                        figure.from(),
                        figure.to().subtract(by.multiply(BigDecimal.valueOf(figure.by().signum()))))
                    : change)
        .toList();
  }
}
