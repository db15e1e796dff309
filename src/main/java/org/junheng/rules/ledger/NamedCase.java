package org.junheng.rules.ledger;

/**
 * A case that speaks of a target.
 *
 * @param sentence what it shows
 * @param file path below {@code rules/}
 */
public record NamedCase(String sentence, String file, int line) {}
