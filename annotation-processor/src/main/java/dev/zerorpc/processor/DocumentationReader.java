package dev.zerorpc.processor;

import dev.zerorpc.contract.Documentation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * Reads Javadoc as plain text: the description without block tags, inline tags as what they show,
 * and without the HTML that only lays it out.
 */
final class DocumentationReader {
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(?=[a-zA-Z])");
  private static final Pattern PLAIN_TAG =
      Pattern.compile("\\{@(?:code|literal|value|index|summary|systemProperty)\\s+([^{}]*)}");
  private static final Pattern LINK_TAG =
      Pattern.compile("\\{@link(?:plain)?\\s+([^\\s{}()]+(?:\\([^)]*\\))?)\\s*([^{}]*)}");
  private static final Pattern OTHER_TAG = Pattern.compile("\\{@[a-zA-Z]+\\s*([^{}]*)}");
  private static final Pattern BREAK =
      Pattern.compile("(?i)\\s*<(?:p|br|/?ul|/?ol|/?pre|/?blockquote|h[1-6])\\s*/?>\\s*");
  private static final Pattern ITEM = Pattern.compile("(?i)\\s*<li>\\s*");
  private static final Pattern MARKUP =
      Pattern.compile(
          "(?i)</?(?:p|li|b|i|em|strong|code|tt|sub|sup|kbd|var|span|div|a|h[1-6]|table|thead"
              + "|tbody|tr|td|th|caption|dl|dt|dd)(?:\\s[^<>]*)?>");

  private final Elements elements;

  DocumentationReader(Elements elements) {
    this.elements = elements;
  }

  /** What is written about the element. */
  Documentation read(Element element) {
    String comment = elements.getDocComment(element);
    return comment == null ? Documentation.NONE : description(comment);
  }

  /** What the {@code @param} tag of {@code owner}'s comment says about {@code name}. */
  Documentation readParameter(Element owner, String name) {
    String comment = elements.getDocComment(owner);
    return comment == null ? Documentation.NONE : parameter(comment, name);
  }

  static Documentation description(String comment) {
    return plain(beforeBlockTags(comment));
  }

  static Documentation parameter(String comment, String name) {
    Matcher tag =
        Pattern.compile("(?m)^\\s*@param\\s+" + Pattern.quote(name) + "\\s+").matcher(comment);
    return tag.find() ? plain(beforeBlockTags(comment.substring(tag.end()))) : Documentation.NONE;
  }

  private static String beforeBlockTags(String comment) {
    Matcher tag = BLOCK_TAG.matcher(comment);
    return tag.find() ? comment.substring(0, tag.start()) : comment;
  }

  private static Documentation plain(String javadoc) {
    String text = inlineTags(javadoc.replace("\r\n", "\n"));
    text = ITEM.matcher(text).replaceAll("\n- ");
    text = BREAK.matcher(text).replaceAll("\n\n");
    text = entities(MARKUP.matcher(text).replaceAll(""));
    text = text.lines().map(String::strip).collect(Collectors.joining("\n"));
    return new Documentation(text.replaceAll("\n{3,}", "\n\n").strip());
  }

  /** Innermost first, so that tags within tags come out right. */
  private static String inlineTags(String javadoc) {
    String text = javadoc;
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = PLAIN_TAG.matcher(text).replaceAll(tag -> literal(tag.group(1)));
      text =
          LINK_TAG
              .matcher(text)
              .replaceAll(
                  tag -> literal(tag.group(2).isBlank() ? shown(tag.group(1)) : tag.group(2)));
      text = OTHER_TAG.matcher(text).replaceAll(tag -> literal(tag.group(1)));
    }
    return text;
  }

  /** Text that later steps must not take for HTML, as a replacement. */
  private static String literal(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return Matcher.quoteReplacement(escaped);
  }

  private static String shown(String reference) {
    return reference.startsWith("#") ? reference.substring(1) : reference.replace('#', '.');
  }

  private static String entities(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#64;", "@")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
