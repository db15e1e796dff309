package org.junheng.example;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Indented JSON for people: what holds only plain values stands on one line where it fits, so that
 * a register of classes reads as a table. Decimals are plain, lines end the same everywhere.
 */
final class ReadableJson {
  private static final int WIDTH = 120;

  private final Writer writer;

  ReadableJson(Writer writer) {
    this.writer = writer;
  }

  void write(JsonNode node) throws IOException {
    write(node, "");
    writer.write('\n');
  }

  private void write(JsonNode node, String indent) throws IOException {
    if (!node.isContainer()) {
      writer.write(value(node));
      return;
    }
    if (holdsPlainValues(node)) {
      String line = line(node);
      if (indent.length() + line.length() <= WIDTH) {
        writer.write(line);
        return;
      }
    }
    String inner = indent + "  ";
    String separator = "\n";
    writer.write(node.isObject() ? '{' : '[');
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        writer.write(separator + inner + key(field.getKey()));
        write(field.getValue(), inner);
        separator = ",\n";
      }
    } else {
      for (JsonNode element : node) {
        writer.write(separator + inner);
        write(element, inner);
        separator = ",\n";
      }
    }
    writer.write('\n' + indent + (node.isObject() ? '}' : ']'));
  }

  private static boolean holdsPlainValues(JsonNode node) {
    for (JsonNode child : node) {
      if (child.isContainer()) {
        return false;
      }
    }
    return true;
  }

  private static String line(JsonNode node) {
    if (node.isEmpty()) {
      return node.isObject() ? "{}" : "[]";
    }
    StringBuilder line = new StringBuilder();
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        line.append(line.isEmpty() ? "{ " : ", ").append(key(field.getKey()));
        line.append(value(field.getValue()));
      }
      return line.append(" }").toString();
    }
    for (JsonNode element : node) {
      line.append(line.isEmpty() ? "[" : ", ").append(value(element));
    }
    return line.append(']').toString();
  }

  private static String key(String name) {
    return StringNode.valueOf(name) + ": ";
  }

  private static String value(JsonNode node) {
    return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.toString();
  }
}
