package org.junheng.oracle;

/** One grade of a school. */
record Grade(Fact fact, String stage, long number) {
  static Grade of(Fact fact) {
    return new Grade(fact, fact.word("stage"), Long.parseLong(fact.word("number")));
  }
}
