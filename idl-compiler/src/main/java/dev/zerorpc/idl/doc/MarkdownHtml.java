package dev.zerorpc.idl.doc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documentation as HTML: paragraphs, headings, lists, fenced code, and within lines code, emphasis
 * and links. Everything else is text; no HTML of the author's gets through.
 */
final class MarkdownHtml {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
  private static final Pattern BULLET = Pattern.compile(" {0,3}[-*+] +(.*)");
  private static final Pattern NUMBER = Pattern.compile(" {0,3}\\d{1,9}[.)] +(.*)");
  private static final String FENCE = "```";

  private final List<String> lines;
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private int position;

  private MarkdownHtml(String text) {
    this.lines = text.lines().toList();
  }

  /** The text as block elements. */
  static String of(String text) {
    MarkdownHtml markdown = new MarkdownHtml(text);
    while (markdown.position < markdown.lines.size()) {
      markdown.block();
    }
    markdown.endParagraph();
    return markdown.html.toString();
  }

  /** The first sentence or line as text within a line. */
  static String firstLine(String text) {
    return text.lines().findFirst().map(InlineHtml::of).orElse("");
  }

  private void block() {
    String line = lines.get(position);
    Matcher heading = HEADING.matcher(line);
    if (line.isBlank()) {
      endParagraph();
      position++;
    } else if (line.stripLeading().startsWith(FENCE)) {
      fenced();
    } else if (heading.matches()) {
      endParagraph();
      // The page has headings of its own above these.
      html.append("<h5>").append(InlineHtml.of(heading.group(1))).append("</h5>\n");
      position++;
    } else if (BULLET.matcher(line).matches()) {
      list("ul", BULLET);
    } else if (NUMBER.matcher(line).matches()) {
      list("ol", NUMBER);
    } else {
      paragraph.append(paragraph.length() == 0 ? "" : "\n").append(line.strip());
      position++;
    }
  }

  private void fenced() {
    endParagraph();
    position++;
    html.append("<pre><code>");
    while (position < lines.size() && !lines.get(position).stripLeading().startsWith(FENCE)) {
      html.append(Html.escaped(lines.get(position))).append('\n');
      position++;
    }
    html.append("</code></pre>\n");
    position++;
  }

  private void list(String tag, Pattern item) {
    endParagraph();
    html.append('<').append(tag).append(">\n");
    while (position < lines.size()) {
      Matcher matcher = item.matcher(lines.get(position));
      if (!matcher.matches()) {
        break;
      }
      StringBuilder text = new StringBuilder(matcher.group(1));
      position++;
      while (position < lines.size()
          && !lines.get(position).isBlank()
          && lines.get(position).startsWith("  ")
          && !item.matcher(lines.get(position)).matches()) {
        text.append('\n').append(lines.get(position).strip());
        position++;
      }
      html.append("<li>").append(InlineHtml.of(text.toString())).append("</li>\n");
    }
    html.append("</").append(tag).append(">\n");
  }

  private void endParagraph() {
    if (paragraph.length() > 0) {
      html.append("<p>").append(InlineHtml.of(paragraph.toString())).append("</p>\n");
      paragraph.setLength(0);
    }
  }
}
