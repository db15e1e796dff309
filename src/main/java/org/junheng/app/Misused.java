package org.junheng.app;

import org.junheng.message.Message;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that can be read and makes no sense; says why in both languages. */
final class Misused extends ParameterException {
  private static final long serialVersionUID = 1;

  private final transient Message why;

  Misused(CommandLine command, Message why) {
    super(command, why.english());
    this.why = why;
  }

  Message why() {
    return why;
  }
}
