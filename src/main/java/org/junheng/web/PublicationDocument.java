package org.junheng.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junheng.publishing.Publication;

/** A publication as callers get it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationDocument(
    UUID id,
    Publication.Kind kind,
    String ruleSet,
    @Nullable String before,
    String reason,
    String author,
    @Nullable String authorKey,
    @Nullable String approver,
    @Nullable String approverKey,
    boolean approved,
    Instant recordedAt,
    Instant effective,
    @Nullable UUID draft,
    @Nullable UUID cancels,
    long position) {

  static PublicationDocument of(Publication publication) {
    Publication.Person approver = publication.approver();
    return new PublicationDocument(
        publication.id(),
        publication.kind(),
        publication.ruleSet(),
        publication.before(),
        publication.reason(),
        publication.author().name(),
        publication.author().key(),
        approver == null ? null : approver.name(),
        approver == null ? null : approver.key(),
        publication.approved(),
        publication.at(),
        publication.effective(),
        publication.draft(),
        publication.cancels(),
        publication.position());
  }
}
