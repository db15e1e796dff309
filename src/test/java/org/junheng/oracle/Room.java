package org.junheng.oracle;

/** One music or art room of a school. */
record Room(School school, Fact fact, String kind) {
  static Room of(School school, Fact fact) {
    return new Room(school, fact, fact.word("kind"));
  }
}
