package org.junheng.web;

import java.util.List;
import java.util.Locale;
import org.junheng.audit.Verification;

/**
 * What a verification found.
 *
 * @param intact whether nothing was found
 * @param signedUpTo the last position under a good signature, 0 if none
 * @param discrepancies what was found, in order of position
 * @param more how many further ones there are
 * @param unknown what cannot be known from what was at hand
 */
public record VerificationDocument(
    boolean intact,
    long first,
    long last,
    String head,
    long bodies,
    long dropped,
    long checkpoints,
    long signedUpTo,
    List<Discrepancy> discrepancies,
    long more,
    List<String> unknown) {

  /**
   * Something that an untouched log does not have.
   *
   * @param position of the entry, or 0 where none can be named
   */
  public record Discrepancy(String kind, long position, String message) {}

  public static VerificationDocument of(Verification found, Locale language) {
    return new VerificationDocument(
        found.isIntact(),
        found.first(),
        found.last(),
        found.head(),
        found.bodies(),
        found.dropped(),
        found.checkpoints(),
        found.signedUpTo(),
        found.discrepancies().stream()
            .map(
                each ->
                    new Discrepancy(
                        each.kind().name(), each.position(), each.message().in(language)))
            .toList(),
        found.more(),
        found.unknown().stream().map(each -> each.in(language)).toList());
  }
}
