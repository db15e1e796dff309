package org.junheng.example;

import static org.junheng.example.Range.range;

/**
 * What a school is like: where it stands, how many it teaches, and what it tends to be short of.
 * The letters are those of {@link SchoolKind}.
 */
@SuppressWarnings("ImmutableEnumChecker") // a range is a record of two numbers
enum Circumstance {
  //          letter, location,
  //          classes a primary grade, students a class (of a cap of 45), % of classes over the cap,
  //          built, % of figures short: staff, space, things, care; most of what is needed, in %
  URBAN('u', "urban", range(4, 7), range(38, 45), 3, range(1978, 2020), 8, 7, 7, 6, 150),
  CROWDED('U', "urban", range(8, 11), range(42, 45), 28, range(1996, 2020), 14, 55, 28, 9, 120),
  CAMPUS('c', "urban", range(2, 4), range(38, 45), 5, range(1990, 2021), 8, 15, 8, 6, 150),
  PRIVATE('p', "urban", range(3, 5), range(36, 45), 2, range(1998, 2019), 14, 6, 4, 10, 150),
  NEW('n', "urban", range(4, 6), range(35, 44), 1, range(2022, 2024), 10, 2, 9, 5, 170),
  TOWN('t', "town", range(2, 3), range(36, 45), 6, range(1972, 2019), 9, 6, 9, 8, 180),
  TOWNSHIP_CENTRAL('T', "town", range(2, 4), range(35, 45), 6, range(1970, 2018), 8, 6, 8, 7, 180),
  RURAL('r', "rural", range(1, 2), range(20, 44), 2, range(1968, 2017), 15, 3, 11, 9, 230),
  WEAK_RURAL('w', "rural", range(1, 1), range(12, 22), 0, range(1958, 1995), 45, 6, 45, 24, 200),
  CLOSED('x', "rural", range(1, 1), range(12, 22), 0, range(1958, 1985), 0, 0, 0, 0, 100);

  private final char letter;

  /** The word of the facts: urban, town or rural. */
  final String location;

  final Range classesPerGrade;

  /** Students of a primary class; classes of later stages are larger by as much as their cap is. */
  final Range classSize;

  /** Chance that a class is over its cap, in %. */
  final int overCap;

  final Range built;
  final int shortOfStaff;
  final int shortOfSpace;
  final int shortOfThings;
  final int shortOfCare;

  /** The most that there is of anything, in % of what is needed. */
  final int mostSupply;

  Circumstance(
      char letter,
      String location,
      Range classesPerGrade,
      Range classSize,
      int overCap,
      Range built,
      int shortOfStaff,
      int shortOfSpace,
      int shortOfThings,
      int shortOfCare,
      int mostSupply) {
    this.letter = letter;
    this.location = location;
    this.classesPerGrade = classesPerGrade;
    this.classSize = classSize;
    this.overCap = overCap;
    this.built = built;
    this.shortOfStaff = shortOfStaff;
    this.shortOfSpace = shortOfSpace;
    this.shortOfThings = shortOfThings;
    this.shortOfCare = shortOfCare;
    this.mostSupply = mostSupply;
  }

  static Circumstance withLetter(char letter) {
    for (Circumstance circumstance : values()) {
      if (circumstance.letter == letter) {
        return circumstance;
      }
    }
    throw new IllegalArgumentException("no circumstance has the letter " + letter);
  }

  boolean urban() {
    return location.equals("urban");
  }

  boolean rural() {
    return location.equals("rural");
  }
}
