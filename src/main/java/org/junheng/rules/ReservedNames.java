package org.junheng.rules;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names that rules, facts and packs cannot have, because Java or Drools take them for something
 * else.
 */
final class ReservedNames {
  private static final Set<String> WORDS =
      Set.of(
          "accumulate",
          "action",
          "and",
          "collect",
          "contains",
          "declare",
          "dialect",
          "end",
          "eval",
          "excludes",
          "exists",
          "exports",
          "facts",
          "forall",
          "from",
          "function",
          "getclass",
          "global",
          "hashcode",
          "in",
          "init",
          "java",
          "javax",
          "matches",
          "memberof",
          "module",
          "not",
          "notify",
          "notifyall",
          "open",
          "opens",
          "or",
          "over",
          "permits",
          "provides",
          "query",
          "record",
          "requires",
          "result",
          "reverse",
          "rule",
          "salience",
          "sealed",
          "soundslike",
          "str",
          "then",
          "to",
          "tostring",
          "transitive",
          "uses",
          "var",
          "wait",
          "when",
          "with",
          "yield");
  private static final Set<String> TYPES =
      Set.of(
          "Argument",
          "BigDecimal",
          "BigInteger",
          "Collection",
          "Condition",
          "Constraint",
          "Date",
          "DateTimes",
          "Finding",
          "Function",
          "Global",
          "Half",
          "Index",
          "Least",
          "List",
          "LocalDate",
          "LowestShare",
          "Map",
          "Match",
          "Model",
          "Most",
          "Optional",
          "Process",
          "Query",
          "Require",
          "Rule",
          "Set",
          "Total",
          "Unit",
          "Variable",
          "Variation",
          "View",
          "Window");

  private ReservedNames() {}

  /** Whether a field or a pack cannot be called so. */
  static boolean isReserved(String name) {
    return SourceVersion.isKeyword(name) || WORDS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a fact type cannot be called so: a class of that name is visible everywhere. */
  static boolean isReservedType(String name) {
    if (TYPES.contains(name)) {
      return true;
    }
    try {
      Class.forName("java.lang." + name, false, ReservedNames.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
