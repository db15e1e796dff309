package org.junheng.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.exchange.TemplateSheet.Column;
import org.junheng.facts.AttestedTarget;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.rules.Pack;
import tools.jackson.databind.JsonNode;

/**
 * A request in JSON as the rows of the template; facts that the fact types do not know are left.
 */
final class FactsToCells {
  private final Template template;
  private final JsonNode request;
  private final Map<TemplateSheet, List<@Nullable CellValue[]>> rows = new HashMap<>();
  private final Map<String, String> titles;

  private FactsToCells(Template template, JsonNode request) {
    this.template = template;
    this.request = request;
    this.titles =
        template.targets().stream()
            .collect(Collectors.toMap(AttestedTarget::id, TemplateWorkbook::named));
  }

  /** The rows of each sheet. */
  static Map<TemplateSheet, List<@Nullable CellValue[]>> of(Template template, JsonNode request) {
    FactsToCells cells = new FactsToCells(template, request);
    FactType root = template.ruleSet().vocabulary().root();
    cells.thing(root, request.path("facts").path(root.memberName()), Map.of());
    return cells.rows;
  }

  /** An empty template, but for the district's targets, which wait for their answers. */
  static Map<TemplateSheet, List<@Nullable CellValue[]>> blank(Template template) {
    Map<TemplateSheet, List<@Nullable CellValue[]>> rows = new HashMap<>();
    String root = template.ruleSet().vocabulary().root().name();
    for (TemplateSheet sheet : template.sheets()) {
      if (sheet.type() == null) {
        List<@Nullable CellValue[]> targets = new ArrayList<>();
        for (AttestedTarget target : template.targets()) {
          if (target.type().equals(root)) {
            @Nullable CellValue[] row = new CellValue[sheet.columns().size()];
            for (int column = 0; column < row.length; column++) {
              if (sheet.columns().get(column) instanceof Column.Attested attested
                  && attested.member().equals("target")) {
                row[column] = new CellValue.Text(TemplateWorkbook.named(target));
              }
            }
            targets.add(row);
          }
        }
        rows.put(sheet, targets);
      }
    }
    return rows;
  }

  /**
   * @param above fields that say what it belongs to, with their values
   */
  private void thing(FactType type, JsonNode json, Map<FactField, JsonNode> above) {
    TemplateSheet sheet =
        template.sheets().stream().filter(each -> each.type() == type).findFirst().orElseThrow();
    @Nullable CellValue[] row = new CellValue[sheet.columns().size()];
    for (int column = 0; column < row.length; column++) {
      row[column] = cell(sheet.columns().get(column), json, above);
    }
    rows.computeIfAbsent(sheet, each -> new ArrayList<>()).add(row);
    Map<FactField, JsonNode> key = new HashMap<>(above);
    if (!type.isRoot()) {
      Template.key(type).forEach(field -> key.put(field, json.path(field.name())));
    }
    for (Map.Entry<String, JsonNode> entry : json.path("attestations").properties()) {
      attestation(entry.getKey(), entry.getValue(), key);
    }
    for (FactType child : type.children()) {
      for (JsonNode element : list(child, json)) {
        thing(child, element, key);
      }
    }
  }

  private JsonNode list(FactType child, JsonNode holder) {
    return (child.besideRoot() ? request.path("facts") : holder).path(child.list());
  }

  private @Nullable CellValue cell(Column column, JsonNode json, Map<FactField, JsonNode> above) {
    if (column instanceof Column.Own own) {
      return value(own.field(), json.get(own.field().name()));
    }
    if (column instanceof Column.Belongs belongs) {
      return value(belongs.field(), above.get(belongs.field()));
    }
    if (column instanceof Column.None none) {
      JsonNode list = list(none.child(), json);
      return list.isArray() && list.isEmpty() ? new CellValue.Text(Column.None.WORD) : null;
    }
    JsonNode member = request.path(((Column.Request) column).member());
    return member.isString()
        ? new CellValue.Text(
            template
                .ruleSet()
                .pack(member.stringValue())
                .map((Pack pack) -> TemplateWorkbook.named(pack))
                .orElse(member.stringValue()))
        : null;
  }

  private static @Nullable CellValue value(FactField field, @Nullable JsonNode json) {
    return json == null || json.isNull() || json.isMissingNode()
        ? null
        : CellReader.cell(field, json);
  }

  private void attestation(String target, JsonNode json, Map<FactField, JsonNode> key) {
    TemplateSheet sheet =
        template.sheets().stream().filter(each -> each.type() == null).findFirst().orElseThrow();
    @Nullable CellValue[] row = new CellValue[sheet.columns().size()];
    for (int number = 0; number < row.length; number++) {
      Column column = sheet.columns().get(number);
      if (column instanceof Column.Belongs belongs) {
        row[number] = value(belongs.field(), key.get(belongs.field()));
      } else if (column instanceof Column.Attested attested) {
        row[number] = attested(attested.member(), target, json);
      }
    }
    rows.computeIfAbsent(sheet, each -> new ArrayList<>()).add(row);
  }

  private @Nullable CellValue attested(String member, String target, JsonNode json) {
    if (member.equals("target")) {
      return new CellValue.Text(titles.getOrDefault(target, target));
    }
    JsonNode value = json.path(member);
    if (value.isBoolean()) {
      return new CellValue.Text(value.booleanValue() ? "是" : "否");
    }
    return value.isString() ? new CellValue.Text(value.stringValue()) : null;
  }
}
