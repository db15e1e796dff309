package org.junheng.example;

import java.util.stream.IntStream;

/**
 * A school's place in the district, before it has any figures.
 *
 * @param index position in the district, from 0
 * @param position position among the schools of its kind, from 0
 */
record Place(int index, SchoolKind kind, int position) {

  /** The place at the index in a district of so many schools: kind after kind. */
  static Place of(int index, int schools) {
    int position = index;
    for (SchoolKind kind : SchoolKind.values()) {
      int schoolsOfKind = kind.among(schools);
      if (position < schoolsOfKind) {
        return new Place(index, kind, position);
      }
      position -= schoolsOfKind;
    }
    throw new IndexOutOfBoundsException("school " + index + " of " + schools);
  }

  /** The first school of a kind in a district of so many schools. */
  static Place firstOf(SchoolKind kind, int schools) {
    return IntStream.range(0, schools)
        .mapToObj(index -> of(index, schools))
        .filter(place -> place.kind == kind)
        .findFirst()
        .orElseThrow();
  }

  /** The district's code and a running number of four digits or more. */
  String id() {
    String number = Integer.toString(index + 1);
    return ExampleDistrict.CODE + "0".repeat(Math.max(0, 4 - number.length())) + number;
  }

  Circumstance circumstance() {
    return kind.circumstance(position);
  }

  boolean campus() {
    return circumstance() == Circumstance.CAMPUS;
  }

  boolean closed() {
    return circumstance() == Circumstance.CLOSED;
  }

  boolean ownedPrivately() {
    return circumstance() == Circumstance.PRIVATE;
  }

  /** The school before this one, which a campus belongs to. */
  Place parent() {
    return new Place(index - 1, kind, position - 1);
  }

  /** Rural primary schools and teaching points anywhere are funded for 100 students at least. */
  boolean fundedAsSmall(int students) {
    return students < 100
        && (kind == SchoolKind.TEACHING_POINT
            || (kind == SchoolKind.PRIMARY && circumstance().rural()));
  }
}
