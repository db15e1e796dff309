package org.junheng.rules;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junheng.rules.drl.Position;

/**
 * {@code pack.yaml} as written.
 *
 * @param lostClauses ids of clauses whose entries hold mistakes
 * @param parentAt where the parent is named
 * @param comparesWithAt where the packs to compare with are named
 */
record PackFile(
    Pack.Document document,
    String schoolSystem,
    @Nullable String parent,
    Position parentAt,
    List<String> comparesWith,
    Position comparesWithAt,
    List<Clause> clauses,
    Set<String> lostClauses) {
  PackFile {
    comparesWith = List.copyOf(comparesWith);
    clauses = List.copyOf(clauses);
    lostClauses = Set.copyOf(lostClauses);
  }
}
