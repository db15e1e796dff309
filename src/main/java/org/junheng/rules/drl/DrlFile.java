package org.junheng.rules.drl;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules or of fact types.
 *
 * @param packageName as written after {@code package}; empty where that failed
 * @param drafts every rule as far as it could be read
 * @param lost names outside rules that stand in what could not be read
 */
public record DrlFile(
    String file,
    String packageName,
    Position packageAt,
    List<Import> imports,
    @Nullable Global global,
    List<TypeTree> types,
    List<RuleDraft> drafts,
    Set<String> lost) {
  public DrlFile {
    drafts = List.copyOf(drafts);
    lost = Set.copyOf(lost);
    imports = List.copyOf(imports);
    types = List.copyOf(types);
  }

  /** The rules that could be read as a whole. */
  public List<RuleTree> rules() {
    return drafts.stream().flatMap(draft -> draft.whole().stream()).toList();
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
