package org.junheng.rules.drl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules or of fact types.
 *
 * @param packageName as written after {@code package}; empty where that failed
 */
public record DrlFile(
    String file,
    String packageName,
    Position packageAt,
    List<Import> imports,
    @Nullable Global global,
    List<TypeTree> types,
    List<RuleTree> rules) {
  public DrlFile {
    imports = List.copyOf(imports);
    types = List.copyOf(types);
    rules = List.copyOf(rules);
  }

  /** {@code import name}, or {@code import accumulate name function}. */
  public record Import(String name, @Nullable String function, Position at) {}

  public record Global(String type, String name, Position at) {}

  /** A {@code declare}. */
  public record TypeTree(
      String name, List<RuleTree.Annotation> annotations, List<FieldTree> fields, Position at) {
    public TypeTree {
      annotations = List.copyOf(annotations);
      fields = List.copyOf(fields);
    }
  }

  public record FieldTree(
      String name, String type, List<RuleTree.Annotation> annotations, Position at) {
    public FieldTree {
      annotations = List.copyOf(annotations);
    }
  }
}
