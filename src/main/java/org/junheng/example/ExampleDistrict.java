package org.junheng.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Made-up districts to try the program with. Schools, names and figures are invented; size, mix and
 * school system are those of a city district like Rencheng. The same seed gives the same district
 * on every machine.
 */
public final class ExampleDistrict {
  /** The administrative code that the examples are submitted under. */
  public static final String CODE = "370811";

  /** The school year's first calendar year. */
  public static final int YEAR = 2025;

  /** Schools of the example district that ships with the program. */
  public static final int SHIPPED_SCHOOLS = SchoolKind.TABLE_SIZE;

  /** Seed of the examples that ship with the program. */
  public static final long SHIPPED_SEED = 370811;

  private static final String PACK = "plan2024";

  private ExampleDistrict() {}

  /**
   * The facts of a district with so many schools: its own figures, all filled in, and its schools.
   *
   * @return {@code {"district": {…}, "schools": […]}}
   */
  public static ObjectNode generate(int schools, long seed) {
    List<ObjectNode> generated = schools(schools, seed).toList();
    ObjectNode facts = facts();
    ObjectNode district = (ObjectNode) facts.path("district");
    Dice dice = new Dice(seed);
    DistrictFigures.describe(district, Totals.of(generated), dice.split());
    Attestations.describe(district, dice.split());
    facts.putArray("schools").addAll(generated);
    return facts;
  }

  /**
   * The schools of a district, made one at a time as they are asked for, so that any number of them
   * passes through little memory. They are those that {@link #generate} puts into the district.
   */
  public static Stream<ObjectNode> schools(int count, long seed) {
    if (count < 0) {
      throw new IllegalArgumentException("a district cannot have " + count + " schools");
    }
    return IntStream.range(0, count)
        .mapToObj(
            index -> ExampleSchool.submitted(Place.of(index, count), Dice.ofSchool(seed, index)));
  }

  /** The facts of one school, and of a district that says only which one it is. */
  public static ObjectNode factsOf(ObjectNode school) {
    ObjectNode facts = facts();
    facts.putArray("schools").add(school);
    return facts;
  }

  /**
   * The facts of one school with every figure filled in: the first nine-year school of the district
   * that ships with the program.
   */
  public static ObjectNode oneSchool() {
    Place place = Place.firstOf(SchoolKind.NINE_YEAR, SHIPPED_SCHOOLS);
    return factsOf(ExampleSchool.complete(place, Dice.ofSchool(SHIPPED_SEED, place.index())));
  }

  /** The request for a decision on the facts, as it is posted to the service. */
  public static ObjectNode request(ObjectNode facts) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("pack", PACK);
    request.set("facts", facts);
    return request;
  }

  /**
   * Writes JSON for people to read: indented, short objects on one line, decimals plain, ending
   * with a line break. The writer is neither flushed nor closed.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void write(ObjectNode node, Writer writer) {
    try {
      new ReadableJson(writer).write(node);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Facts that say only which district they belong to. */
  private static ObjectNode facts() {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts
        .putObject("district")
        .put("code", CODE)
        .put("name", "任城区（示例）")
        .put("year", YEAR)
        .put("countDate", YEAR + "-09-01")
        .put("schoolSystem", "5-4");
    return facts;
  }
}
