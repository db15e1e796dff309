package org.junheng.oracle;

/** One class of a school. */
record SchoolClass(School school, Fact fact, String stage) {
  static SchoolClass of(School school, Fact fact) {
    return new SchoolClass(school, fact, fact.word("stage"));
  }
}
