package org.junheng.engine;

import org.kie.api.KieServices;

/** Settles what Drools reads once, when its first class loads. Everything in this package reaches Drools through here. */
final class DroolsSettings {
  /** Format of the dates in {@code date-effective}. */
  static final String DATE_FORMAT = "yyyy-MM-dd";

  static {
    System.setProperty("drools.dateformat", DATE_FORMAT);
  }

  private DroolsSettings() {}

  static KieServices services() {
    return KieServices.Factory.get();
  }
}
