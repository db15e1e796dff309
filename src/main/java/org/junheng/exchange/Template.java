package org.junheng.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junheng.exchange.TemplateSheet.Column;
import org.junheng.facts.AttestedTarget;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.junheng.message.Message;
import org.junheng.rules.Pack;
import org.junheng.rules.RuleSet;

/** The sheets in which facts are handed in, made of the fact types of a rule set. */
final class Template {
  /** Rows of a sheet above its headers: what it is for, and what to mind in each column. */
  static final int ABOVE = 2;

  private final RuleSet ruleSet;
  private final List<TemplateSheet> sheets = new ArrayList<>();

  private Template(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  static Template of(RuleSet ruleSet) {
    Template template = new Template(ruleSet);
    ruleSet.vocabulary().types().forEach(template::sheet);
    template.attestations();
    return template;
  }

  RuleSet ruleSet() {
    return ruleSet;
  }

  List<TemplateSheet> sheets() {
    return List.copyOf(sheets);
  }

  List<AttestedTarget> targets() {
    return ruleSet.attestedTargets();
  }

  List<Pack> packs() {
    return List.copyOf(ruleSet.packs().values());
  }

  private void sheet(FactType type) {
    List<Column> columns = new ArrayList<>();
    if (type.isRoot()) {
      columns.add(new Column.Request("pack", Message.of("word.pack").chinese()));
      columns.add(new Column.Request("asOf", Message.of("word.as-of").chinese()));
    }
    columns.addAll(holders(type));
    type.submitted().forEach(field -> columns.add(new Column.Own(field)));
    type.children().forEach(child -> columns.add(new Column.None(child)));
    sheets.add(new TemplateSheet(name(type.label()), type, columns));
  }

  private void attestations() {
    Set<Column> columns = new LinkedHashSet<>();
    ruleSet.vocabulary().types().stream()
        .filter(FactType::attestable)
        .forEach(
            type -> {
              columns.addAll(holders(type));
              if (!type.isRoot()) {
                key(type)
                    .forEach(field -> columns.add(new Column.Belongs(type, field, field.label())));
              }
            });
    columns.add(attested("target", Message.of("word.attestation-target")));
    columns.add(attested("answer", Message.of("word.attestation-answer")));
    columns.add(attested("by", Message.of("word.attestation-by")));
    columns.add(attested("on", Message.of("word.attestation-on")));
    columns.add(attested("evidence", Message.of("word.attestation-evidence")));
    sheets.add(
        new TemplateSheet(
            name(Message.of("word.attestations").chinese()), null, List.copyOf(columns)));
  }

  private static Column attested(String member, Message label) {
    return new Column.Attested(member, label.chinese());
  }

  /** Columns that say to which things of the types above, but for the root, a row belongs. */
  private static List<Column> holders(FactType type) {
    List<Column> columns = new ArrayList<>();
    for (FactType holder : type.pathFromRoot()) {
      if (holder != type) {
        key(holder).forEach(field -> columns.add(belongs(holder, field, type)));
      }
    }
    return columns;
  }

  private static Column belongs(FactType holder, FactField field, FactType type) {
    boolean taken = type.submitted().stream().anyMatch(own -> own.label().equals(field.label()));
    return new Column.Belongs(
        holder, field, taken ? holder.label() + "：" + field.label() : field.label());
  }

  /** The fields by which things of a type are told apart within what they belong to. */
  static List<FactField> key(FactType type) {
    return type.unique().isEmpty()
        ? type.submitted().stream().filter(FactField::identity).toList()
        : type.unique().stream().map(name -> type.field(name).orElseThrow()).toList();
  }

  /** A name that a sheet may have. */
  private static String name(String label) {
    String plain = label.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    return plain.length() > 31 ? plain.substring(0, 31) : plain;
  }

  /** What to mind when filling a column, in Chinese; empty where there is nothing. */
  static String note(Column column) {
    if (column instanceof Column.None none) {
      return Message.of("template.none", none.child().label(), Column.None.WORD).chinese();
    }
    if (column instanceof Column.Belongs belongs) {
      return Message.of("template.belongs", belongs.holder().label()).chinese();
    }
    if (column instanceof Column.Request request) {
      return Message.of(request.member().equals("pack") ? "template.pack" : "template.as-of")
          .chinese();
    }
    if (column instanceof Column.Own own) {
      FactField field = own.field();
      List<String> parts = new ArrayList<>();
      parts.add(field.note());
      if (field.kind() == FieldKind.DAY) {
        parts.add(Message.of("template.day").chinese());
      }
      if (!Objects.equals(field.range().toString(), "..")) {
        parts.add(Message.of("template.range", field.range()).chinese());
      }
      parts.removeIf(String::isEmpty);
      return String.join("；", parts);
    }
    return "";
  }
}
