package org.junheng.example;

import tools.jackson.databind.node.ObjectNode;

/** One subject of what is said of a school: adds its fields, drawn from dice of its own. */
@FunctionalInterface
interface Subject {
  void describe(ObjectNode school, Place place, Enrolment enrolment, Dice dice);
}
