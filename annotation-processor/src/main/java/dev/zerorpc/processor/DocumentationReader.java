package dev.zerorpc.processor;

import dev.zerorpc.contract.Documentation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Reads what Javadoc says of an element: the description, without block tags, as Markdown. */
final class DocumentationReader {
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(?=[a-zA-Z])");

  private final Elements elements;

  DocumentationReader(Elements elements) {
    this.elements = elements;
  }

  /** What is written about the element. */
  Documentation read(Element element) {
    String comment = elements.getDocComment(element);
    return comment == null
        ? about("", element, "")
        : about(description(comment).text(), element, tag(comment, "@deprecated\\s").text());
  }

  /** What is written about a parameter, or a record's component, in {@code owner}'s comment. */
  Documentation readParameter(Element owner, Element part) {
    String comment = elements.getDocComment(owner);
    String name = part.getSimpleName().toString();
    return about(comment == null ? "" : parameter(comment, name).text(), part, "");
  }

  /**
   * What is written about a field: a parameter of the constructor, or a record's component, in
   * {@code owner}'s comment, and why it is deprecated in that of its accessor.
   */
  Documentation readField(Element part, Element owner, Element accessor) {
    Documentation documentation = readParameter(owner, part);
    return new Documentation(
        documentation.text(), documentation.since(), read(accessor).deprecation());
  }

  private static Documentation about(String text, Element element, String deprecation) {
    String since =
        Annotations.find(element, ContractTypes.SINCE)
            .map(annotation -> Annotations.text(annotation, "value"))
            .orElse("");
    return new Documentation(text, since, deprecation);
  }

  static Documentation description(String comment) {
    return markdown(beforeBlockTags(comment));
  }

  static Documentation parameter(String comment, String name) {
    return tag(comment, "@param\\s+" + Pattern.quote(name) + "\\s+");
  }

  private static Documentation tag(String comment, String expression) {
    Matcher tag = Pattern.compile("(?m)^\\s*" + expression).matcher(comment);
    return tag.find()
        ? markdown(beforeBlockTags(comment.substring(tag.end())))
        : Documentation.NONE;
  }

  private static Documentation markdown(String javadoc) {
    return new Documentation(JavadocMarkdown.of(javadoc));
  }

  private static String beforeBlockTags(String comment) {
    Matcher tag = BLOCK_TAG.matcher(comment);
    while (tag.find()) {
      if (!isInInlineTag(comment, tag.start())) {
        return comment.substring(0, tag.start());
      }
    }
    return comment;
  }

  /** Sample code in an inline tag may have annotations at the beginning of its lines. */
  private static boolean isInInlineTag(String comment, int position) {
    int start = comment.indexOf("{@");
    while (start >= 0 && start < position) {
      int end = JavadocMarkdown.endOfTag(comment, start);
      if (end > position) {
        return true;
      }
      start = comment.indexOf("{@", Math.max(end, start + 1));
    }
    return false;
  }
}
