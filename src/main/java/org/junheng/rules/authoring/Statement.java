package org.junheng.rules.authoring;

import java.util.List;

/**
 * Words that belong on one line, or on several under one indentation.
 *
 * @param indent columns before its first word
 * @param blankBefore whether an empty line stands before it
 */
record Statement(Section section, int indent, boolean blankBefore, List<LaidToken> tokens) {
  /** Where in a file it stands, which decides how it is wrapped. */
  enum Section {
    OUTSIDE,
    HEAD,
    WHEN,
    THEN,
    DECLARE
  }
}
