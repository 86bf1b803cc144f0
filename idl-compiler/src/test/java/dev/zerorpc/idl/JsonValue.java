package dev.zerorpc.idl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON strictly: maps, lists, strings and whole numbers. */
final class JsonValue {
  private final String text;
  private int position;

  private JsonValue(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    JsonValue json = new JsonValue(text);
    Object value = json.value();
    json.skipSpaces();
    if (json.position != text.length()) {
      throw new IllegalArgumentException("text after the value at " + json.position);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private Object value() {
    skipSpaces();
    return switch (text.charAt(position)) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    position++;
    while (!take('}')) {
      if (!members.isEmpty()) {
        expect(',');
      }
      skipSpaces();
      String name = string();
      expect(':');
      if (members.put(name, value()) != null) {
        throw new IllegalArgumentException("twice: " + name);
      }
    }
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    position++;
    while (!take(']')) {
      if (!elements.isEmpty()) {
        expect(',');
      }
      elements.add(value());
    }
    return elements;
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (text.charAt(position) != '"') {
      char c = text.charAt(position++);
      if (c < ' ') {
        throw new IllegalArgumentException("control character at " + position);
      }
      value.append(c == '\\' ? escape() : c);
    }
    position++;
    return value.toString();
  }

  private char escape() {
    char c = text.charAt(position++);
    if (c == 'u') {
      position += 4;
      return (char) Integer.parseInt(text.substring(position - 4, position), 16);
    }
    int index = "\"\\/bfnrt".indexOf(c);
    if (index < 0) {
      throw new IllegalArgumentException("escape at " + position);
    }
    return "\"\\/\b\f\n\r\t".charAt(index);
  }

  private Long number() {
    int start = position;
    while (position < text.length() && Character.isDigit(text.charAt(position))) {
      position++;
    }
    return Long.valueOf(text.substring(start, position));
  }

  private boolean take(char c) {
    skipSpaces();
    if (text.charAt(position) != c) {
      return false;
    }
    position++;
    return true;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw new IllegalArgumentException("no " + c + " at " + position);
    }
  }

  private void skipSpaces() {
    while (position < text.length() && " \n\r\t".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }
}
