package org.junheng.oracle;

import org.jspecify.annotations.Nullable;

/** The part of a campus that teaches one stage, by the stage's name. */
record Stage(School school, Fact fact, String name) {
  static Stage of(School school, Fact fact) {
    return new Stage(school, fact, fact.word("stage"));
  }

  /** The counted school that its people are counted with. */
  Whole whole() {
    return school.whole();
  }

  boolean isCompulsory() {
    return School.COMPULSORY.contains(name);
  }

  @Nullable Fraction students() {
    return number("students");
  }

  @Nullable Fraction number(String field) {
    return fact.number(field);
  }
}
