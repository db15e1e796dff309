package org.junheng.app;

import java.io.PrintWriter;
import org.junheng.message.Message;

/** Tells people something in both languages, a line each. */
final class Bilingual {
  private Bilingual() {}

  static void print(PrintWriter to, Message message) {
    to.println(message.chinese());
    to.println(message.english());
  }
}
