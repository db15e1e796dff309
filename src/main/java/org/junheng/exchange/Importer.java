package org.junheng.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.message.Message;
import org.junheng.rules.RuleSet;
import org.junheng.rules.forms.Form;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the files in which people hand facts in, whatever layout they have. */
public final class Importer {
  /** Layout of the template. */
  public static final String TEMPLATE = "template";

  private final RuleSet ruleSet;
  private final ImportBuilder builder;

  private Importer(RuleSet ruleSet) {
    this(ruleSet, new ImportBuilder());
  }

  private Importer(RuleSet ruleSet, ImportBuilder builder) {
    this.ruleSet = ruleSet;
    this.builder = builder;
  }

  /**
   * Reads a file.
   *
   * @param given what the file need not say itself: {@code pack}, {@code asOf}, and fields of the
   *     root by their names, such as {@code countDate}
   * @throws Unreadable where nothing can be read, or should not be
   */
  public static Import read(
      DataFile file, RuleSet ruleSet, Map<String, String> given, Limits limits) throws Unreadable {
    return new Importer(ruleSet).read(file, given, limits);
  }

  private Import read(DataFile file, Map<String, String> given, Limits limits) throws Unreadable {
    List<Grid> grids = Sheets.of(file, limits, builder.notes());
    if (grids.stream().allMatch(grid -> grid.height() == 0)) {
      throw new Unreadable("import.empty");
    }
    String layout = layout(grids);
    given(given);
    return builder.build(layout, grids);
  }

  /**
   * The form of a file that lists schools a row each, by its first rows; nothing where it has
   * another layout, the template's or none that is known.
   */
  static Optional<Form> listing(List<Grid> heads, RuleSet ruleSet) throws Unreadable {
    Importer importer = new Importer(ruleSet);
    Optional<Form> form = importer.form(heads);
    return form.filter(found -> found.layout() != Form.Layout.FORMS);
  }

  /** Puts into a request what the file need not say. */
  static void given(Map<String, String> given, RuleSet ruleSet, ImportBuilder builder) {
    new Importer(ruleSet, builder).given(given);
  }

  private String layout(List<Grid> grids) throws Unreadable {
    Template template = Template.of(ruleSet);
    List<TemplateImport.Found> found = TemplateImport.found(grids, template);
    Optional<Form> form = form(grids);
    // A sheet of many schools may by chance have a few headers of the template.
    boolean isTemplate =
        found.stream()
            .anyMatch(
                each ->
                    each.sheet().columns().stream()
                        .filter(each.sheet()::isRequired)
                        .allMatch(each.columns()::containsValue));
    if (isTemplate && form.isEmpty()) {
      TemplateImport.read(found, grids, template, builder);
      return TEMPLATE;
    }
    FactType school = ruleSet.besideRoot().get(0);
    Form chosen =
        form.orElseThrow(
            () ->
                new Unreadable(
                    "import.no-layout",
                    String.join(
                        "、",
                        ruleSet.forms().stream()
                            .map(each -> each.title() + "（" + each.id() + "）")
                            .toList())));
    if (chosen.layout() == Form.Layout.FORMS) {
      FormsImport.read(chosen, grids, school, builder);
    } else {
      rows(chosen, grids, school);
    }
    return chosen.id();
  }

  private void rows(Form form, List<Grid> grids, FactType school) {
    for (Grid grid : grids) {
      Optional<RowsImport.Header> header = RowsImport.header(form, grid);
      if (header.isPresent()) {
        RowsImport.read(form, grid, header.get(), school, builder);
      } else if (grid.height() > 0) {
        builder.unmapped(grid.place(0, 0), "", grid.height());
      }
    }
  }

  /** The form with most of its headers in the file. */
  private Optional<Form> form(List<Grid> grids) throws Unreadable {
    List<Form> best = new ArrayList<>();
    int most = 0;
    for (Form form : ruleSet.forms()) {
      int known = known(form, grids);
      if (known > most) {
        best.clear();
        most = known;
      }
      if (known > 0 && known == most) {
        best.add(form);
      }
    }
    if (best.size() > 1) {
      throw new Unreadable(
          "import.layouts-alike", String.join("、", best.stream().map(Form::id).toList()));
    }
    return best.stream().findFirst();
  }

  private static int known(Form form, List<Grid> grids) {
    if (form.layout() == Form.Layout.FORMS) {
      return FormsImport.isOne(form, grids) ? form.recognise().size() : 0;
    }
    return grids.stream()
        .map(grid -> RowsImport.header(form, grid))
        .flatMap(Optional::stream)
        .mapToInt(RowsImport.Header::known)
        .max()
        .orElse(0);
  }

  private void given(Map<String, String> given) {
    FactType root = ruleSet.vocabulary().root();
    ObjectNode district = builder.facts().withObject("/" + root.memberName());
    given.forEach(
        (name, text) -> {
          if (name.equals("pack") || name.equals("asOf")) {
            say(
                builder.request(),
                name,
                "/" + name,
                name,
                new CellReader.Result.Value(builder.request().stringNode(text)));
            return;
          }
          FactField field = root.field(name).orElse(null);
          if (field == null) {
            builder.fault(null, "", Message.of("import.given-unknown", name));
            return;
          }
          String pointer = ImportBuilder.FACTS + "/" + root.memberName() + "/" + name;
          say(
              district,
              name,
              pointer,
              field.label(),
              CellReader.read(field, new CellValue.Text(text)));
        });
  }

  private void say(
      ObjectNode holder, String member, String pointer, String label, CellReader.Result given) {
    if (given instanceof CellReader.Result.Wrong wrong) {
      builder.fault(null, pointer, wrong.why());
      return;
    }
    JsonNode value = ((CellReader.Result.Value) given).json();
    JsonNode there = holder.get(member);
    if (there != null && !there.equals(value)) {
      builder.fault(
          null,
          pointer,
          Message.of("import.given-differs", label, value.asString(), there.asString()));
      return;
    }
    holder.set(member, value);
  }
}
