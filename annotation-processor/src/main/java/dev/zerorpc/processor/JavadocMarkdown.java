package dev.zerorpc.processor;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rewrites the text of Javadoc as Markdown: code in backticks, other inline tags as what they show,
 * lists as lists, and without the HTML that only lays it out.
 */
final class JavadocMarkdown {
  private static final Pattern CODE_ELEMENT =
      Pattern.compile("(?is)<(code|tt)>((?:(?!<\\1>).)*?)</\\1>");
  private static final Pattern BREAK =
      Pattern.compile("(?i)\\s*<(?:p|br|/?ul|/?ol|/?pre|/?blockquote|h[1-6])\\s*/?>\\s*");
  private static final Pattern ITEM = Pattern.compile("(?i)\\s*<li>\\s*");
  private static final Pattern MARKUP =
      Pattern.compile(
          "(?i)</?(?:p|li|b|i|em|strong|code|tt|sub|sup|kbd|var|span|div|a|h[1-6]|table|thead"
              + "|tbody|tr|td|th|caption|dl|dt|dd)(?:\\s[^<>]*)?>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos|nbsp));");

  /** A reference, which may have parameters with spaces between them, and a label. */
  private static final Pattern LINK =
      Pattern.compile("([^\\s()]+(?:\\([^)]*\\))?)\\s*(.*)", Pattern.DOTALL);

  private JavadocMarkdown() {}

  /** The description or tag text as Markdown. */
  static String of(String javadoc) {
    String text = inlineTags(javadoc.replace("\r\n", "\n"));
    text = CODE_ELEMENT.matcher(text).replaceAll(code -> quoted(inBackticks(code.group(2))));
    text = ITEM.matcher(text).replaceAll("\n- ");
    text = BREAK.matcher(text).replaceAll("\n\n");
    text = MARKUP.matcher(text).replaceAll("");
    text = ENTITY.matcher(text).replaceAll(entity -> quoted(character(entity)));
    text = text.lines().map(String::strip).collect(Collectors.joining("\n"));
    return text.replaceAll("\n{3,}", "\n\n").strip();
  }

  /**
   * Where the inline tag that begins at {@code start} ends: behind its brace. If it has none, it is
   * no tag, and ends where it begins.
   */
  static int endOfTag(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return start;
  }

  /** Replaces them by what they show, in which no later step takes anything for HTML. */
  private static String inlineTags(String javadoc) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int start = javadoc.indexOf("{@"); start >= 0; start = javadoc.indexOf("{@", start + 1)) {
      int end = endOfTag(javadoc, start);
      if (start >= done && end > start) {
        text.append(javadoc, done, start);
        text.append(shown(javadoc.substring(start + 2, end - 1)));
        done = end;
      }
    }
    return text.append(javadoc.substring(done)).toString();
  }

  private static String shown(String tag) {
    String[] parts = tag.split("\\s+", 2);
    String content = parts.length < 2 ? "" : parts[1].strip();
    return switch (parts[0]) {
      case "code", "systemProperty" -> code(content);
      case "literal" -> escaped(content);
      case "value" -> code(reference(content));
      case "link" -> link(content, true);
      case "linkplain" -> link(content, false);
      case "inheritDoc", "docRoot", "snippet" -> "";
      default -> inlineTags(content);
    };
  }

  private static String link(String content, boolean isCode) {
    Matcher link = LINK.matcher(content);
    if (!link.matches()) {
      return escaped(content);
    }
    if (!link.group(2).isBlank()) {
      return inlineTags(link.group(2));
    }
    String reference = reference(link.group(1));
    return isCode ? code(reference) : escaped(reference);
  }

  private static String reference(String reference) {
    return reference.startsWith("#") ? reference.substring(1) : reference.replace('#', '.');
  }

  private static String code(String content) {
    return content.isEmpty() ? "" : inBackticks(escaped(content));
  }

  private static String inBackticks(String code) {
    return code.contains("`") ? "`` " + code + " ``" : "`" + code + "`";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String character(MatchResult entity) {
    if (entity.group(3) != null) {
      return switch (entity.group(3)) {
        case "lt" -> "<";
        case "gt" -> ">";
        case "amp" -> "&";
        case "quot" -> "\"";
        case "apos" -> "'";
        default -> " ";
      };
    }
    int codePoint =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : entity.group();
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
