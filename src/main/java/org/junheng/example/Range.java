package org.junheng.example;

/** Least and greatest of a figure, both included. */
record Range(int least, int greatest) {
  Range {
    if (least > greatest) {
      throw new IllegalArgumentException("least " + least + " is above greatest " + greatest);
    }
  }

  static Range range(int least, int greatest) {
    return new Range(least, greatest);
  }

  boolean includes(int figure) {
    return least <= figure && figure <= greatest;
  }
}
