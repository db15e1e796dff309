package org.junheng.oracle;

/**
 * One target meeting one subject.
 *
 * @param target the target's id
 * @param path JSON pointer to the subject within the facts, such as {@code /schools/0/stages/1}
 */
public record Key(String target, String path) {}
