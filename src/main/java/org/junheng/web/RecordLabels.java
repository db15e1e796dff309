package org.junheng.web;

import java.util.HashSet;
import java.util.Set;
import org.junheng.audit.Entry;
import org.junheng.audit.Label;
import org.junheng.identity.IdentityEntries;
import org.junheng.publishing.LogLabels;

/** The labels that any entry of the program should have, for a verification. */
public final class RecordLabels {
  private RecordLabels() {}

  public static Set<Label> of(Entry entry) {
    Set<Label> labels = new HashSet<>(LogLabels.of(entry));
    labels.addAll(IdentityEntries.labels(entry));
    return labels;
  }
}
