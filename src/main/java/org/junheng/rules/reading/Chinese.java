package org.junheng.rules.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldPath;
import org.junheng.rules.Colour;
import org.junheng.rules.Comparison;
import org.junheng.rules.Standing;
import org.junheng.rules.reading.Whom.Place;

/** Says a rule in Chinese, by the labels of the facts. */
final class Chinese extends Language {
  @Override
  String whom(Whom whom) {
    ChineseNoun noun = ChineseNoun.of(whom);
    return place(whom, noun) + noun.text() + inParentheses(whom, noun.rest());
  }

  /** 本学校 for what belongs to the subject's school, 全部 for what is looked for everywhere. */
  private static String place(Whom whom, ChineseNoun noun) {
    FactType joined = whom.joined();
    return switch (whom.place()) {
      case SUBJECT -> "";
      case WITHIN -> "本" + (joined == null ? "" : joined.label()) + (noun.isNarrowed() ? "" : "各");
      case ITSELF -> "本";
      case ALIKE -> "同一" + label(whom) + (noun.isNarrowed() ? "" : "各");
      case ANYWHERE -> "全部";
    };
  }

  private static String label(Whom whom) {
    FactField by = whom.by();
    return by == null ? "" : by.label();
  }

  @Override
  String type(FactType type) {
    return type.label();
  }

  @Override
  String further(Meanings.Further further) {
    if (further.exists().isEmpty()) {
      return conditions(further.results());
    }
    boolean exists = further.exists().get();
    Whom whom = further.whom();
    if (whom.place() == Place.ITSELF) {
      return "本"
          + whom.type().label()
          + (exists ? "符合" : "不符合")
          + parenthesised(conditions(whom.conditions()));
    }
    ChineseNoun noun = ChineseNoun.of(whom);
    FactType joined = whom.joined();
    return (whom.by() != null
            ? "同一" + label(whom)
            : joined == null ? "全部范围内" : "本" + joined.label())
        + (exists ? "有" : "没有")
        + noun.text()
        + inParentheses(whom, noun.rest());
  }

  @Override
  String figure(Meaning figure) {
    if (figure instanceof Meaning.OfField field) {
      FactField named = field.path().field();
      return named == null ? field.path().type().label() : named.label();
    }
    if (figure instanceof Meaning.OfFact fact) {
      return "本" + fact.type().label();
    }
    Meaning.OfResult result = (Meaning.OfResult) figure;
    String whom = whom(result.source());
    Meaning.OfField of = result.figure();
    if (of == null && result.function().equals("count")) {
      return whom + (whom.endsWith("）") ? "的个数" : "数");
    }
    String function =
        switch (result.function()) {
          case "total" -> "合计";
          case "half" -> "合计的一半";
          case "least" -> "最小值";
          case "most" -> "最大值";
          case "variation" -> "差异系数";
          case "lowestShare" -> "达到标准的最低百分比";
          default -> throw new IllegalStateException(result.function());
        };
    boolean apart = whom.endsWith("）");
    return whom + (apart ? "的" : "") + (of == null ? "" : figure(of)) + function;
  }

  @Override
  String name(Meaning what) {
    if (!(what instanceof Meaning.OfField field) || field.path().hops() == 0) {
      return figure(what);
    }
    FieldPath path = field.path();
    String owner = path.field() == null ? "所属" : path.type().label();
    String label = figure(what);
    return label.startsWith(owner) ? label : owner + label;
  }

  @Override
  String check(Meaning what, Said.Check check) {
    if (check instanceof Said.Between between) {
      return "为" + between.least() + "至" + value(what, between.greatest());
    }
    if (check instanceof Said.Among among) {
      return (among.negated() ? "不是" : "为")
          + among.values().stream()
              .map(value -> value(what, value))
              .collect(Collectors.joining(among.negated() ? "、" : "或"));
    }
    Said.Compare compare = (Said.Compare) check;
    boolean isWord = compare.right() instanceof String;
    return isWord && compare.operator().equals("!=")
        ? "不是" + value(what, compare.right())
        : word(compare.operator(), unit(what).equals("年")) + value(what, compare.right());
  }

  private static String word(String operator, boolean year) {
    return switch (operator) {
      case "==" -> "为";
      case "!=" -> "不为";
      case "<" -> year ? "早于" : "小于";
      case "<=" -> year ? "不晚于" : "不超过";
      case ">" -> year ? "晚于" : "大于";
      case ">=" -> year ? "不早于" : "不小于";
      default -> throw new IllegalStateException(operator);
    };
  }

  private static String unit(Meaning what) {
    if (what instanceof Meaning.OfField field) {
      return field.unit();
    }
    return what instanceof Meaning.OfResult result ? result.unit() : "";
  }

  private String value(Meaning what, Object right) {
    if (right instanceof Meaning meaning) {
      return figure(meaning);
    }
    FactField field = what instanceof Meaning.OfField named ? named.path().field() : null;
    String text = field == null ? right.toString() : field.display(right);
    return right instanceof Integer ? text + unit(what) : text;
  }

  @Override
  String compared(
      String figure, boolean composed, Comparison comparison, String limit, String unit) {
    return figure + (composed ? " " : "") + comparison.chinese() + limit + unit;
  }

  @Override
  String attested(String title, boolean wanted) {
    return "由部门确认“" + title + "”为" + (wanted ? "是" : "否");
  }

  @Override
  String binds(String whom) {
    return "适用：" + whom;
  }

  @Override
  String requires(String demand) {
    return "要求：" + demand;
  }

  @Override
  String standing(Standing standing, @Nullable LocalDate due) {
    return switch (standing) {
      case BINDING -> due == null ? "" : due + "到期";
      case BENCHMARK -> "只作比较，不判未达标";
      case PROGRESS -> (due == null ? "到期前" : due + "到期，此前") + "只看进度";
    };
  }

  @Override
  String otherReading(String condition, String rule) {
    return condition + "的，另列按" + rule + "的结果";
  }

  @Override
  String relaxes(List<String> rules) {
    return "代替" + String.join("、", rules);
  }

  @Override
  String weighed(String figure) {
    return "计算差异系数时按" + figure + "加权";
  }

  @Override
  String open(String figure, String others, boolean more) {
    return figure + (more ? "（" + others + "还可能增加）" : "（" + others + "不为0时可能更低）");
  }

  @Override
  String coloured(Colour colour) {
    return "未达到的学校列" + colour.label().chinese() + "色台账";
  }

  @Override
  String concludes() {
    return "在其他指标之后判定";
  }

  @Override
  String source(String document, String clause) {
    return "依据：" + document + " " + clause;
  }

  @Override
  String dates(LocalDate from, @Nullable LocalDate until) {
    return "自" + from + "起施行" + (until == null ? "" : "，" + until + "起不再施行");
  }

  @Override
  String times() {
    return "×";
  }

  @Override
  String comma() {
    return "，";
  }

  @Override
  String and() {
    return "且";
  }

  @Override
  String or() {
    return "或";
  }

  @Override
  String both() {
    return "且";
  }

  @Override
  String otherwise() {
    return "，或";
  }

  @Override
  String parenthesised(String text) {
    return "（" + text + "）";
  }

  @Override
  String asAbove() {
    return "范围同上";
  }

  @Override
  String separator() {
    return "；";
  }

  @Override
  String moreover() {
    return "，且";
  }
}
