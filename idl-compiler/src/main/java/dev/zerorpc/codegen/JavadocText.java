package dev.zerorpc.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes Markdown as the text of a Javadoc comment: code in backticks becomes a tag, paragraphs and
 * simple lists are marked as such. Whatever else there is stays readable text; nothing in it ends
 * the comment, is taken for HTML, for a tag or for a Unicode escape.
 */
final class JavadocText {
  private static final Pattern CODE = Pattern.compile("(?s)(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");
  private static final Pattern BLANK_LINES = Pattern.compile("\n(?:[ \t]*\n)+");
  private static final String ITEM = "- ";

  private JavadocText() {}

  /** The text without comment marks; empty if there is none. */
  static String of(String markdown) {
    List<String> blocks = new ArrayList<>();
    for (String block : BLANK_LINES.split(markdown.strip(), -1)) {
      String text = inline(block);
      boolean isList = block.lines().allMatch(line -> line.startsWith(ITEM));
      if (isList && !text.isEmpty()) {
        blocks.add(list(text));
      } else {
        blocks.add(blocks.isEmpty() ? text : "<p>" + text);
      }
    }
    return String.join("\n\n", blocks);
  }

  private static String list(String items) {
    return items
        .lines()
        .map(item -> "<li>" + item.substring(ITEM.length()) + "\n")
        .collect(Collectors.joining("", "<ul>\n", "</ul>"));
  }

  private static String inline(String markdown) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Matcher code = CODE.matcher(markdown); code.find(); done = code.end()) {
      text.append(escaped(markdown.substring(done, code.start())));
      text.append(code(unpadded(code.group(2))));
    }
    text.append(escaped(markdown.substring(done)));
    return text.toString().replaceAll("(?m)^(\\s*)@", "$1&#64;");
  }

  private static String code(String code) {
    boolean isPlain = !code.contains("*/") && !code.contains("/*") && !code.contains("\\u");
    return isPlain && hasBalancedBraces(code)
        ? "{@code " + code + "}"
        : "<code>" + escaped(code).replace("@", "&#64;") + "</code>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("*/", "*&#47;")
        .replace("/*", "&#47;*")
        .replace("\\u", "&#92;u")
        .replace("{@", "{&#64;");
  }

  /** Markdown takes one space off each end, for code that begins or ends with a backtick. */
  private static String unpadded(String code) {
    boolean isPadded = code.startsWith(" ") && code.endsWith(" ") && !code.isBlank();
    return isPadded ? code.substring(1, code.length() - 1) : code;
  }

  private static boolean hasBalancedBraces(String code) {
    int depth = 0;
    for (int i = 0; i < code.length() && depth >= 0; i++) {
      char c = code.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return depth == 0;
  }
}
