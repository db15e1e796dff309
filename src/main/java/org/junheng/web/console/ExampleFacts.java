package org.junheng.web.console;

import tools.jackson.databind.node.ObjectNode;

/** A made-up district to try the console with. */
public interface ExampleFacts {
  /** Facts of a whole district, {@code {"district": {…}, "schools": […]}}. */
  ObjectNode facts();
}
