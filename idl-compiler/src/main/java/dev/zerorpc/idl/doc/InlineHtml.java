package dev.zerorpc.idl.doc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands within a line of documentation, as HTML. */
final class InlineHtml {
  /** Every part has its end in it and holds no other part's beginning: nothing is tried twice. */
  private static final Pattern PART =
      Pattern.compile(
          "`(?<code>[^`]{1,2000})`"
              + "|\\*\\*(?<strong>[^*`]{1,2000})\\*\\*"
              + "|\\*(?<em>[^*`\\s][^*`]{0,2000})\\*"
              + "|\\[(?<text>[^\\]\\[`]{1,2000})\\]\\((?<address>[^()\\s]{1,2000})\\)"
              + "|<(?<bare>https?://[^<>\\s]{1,2000})>");

  private static final Pattern ADDRESS = Pattern.compile("(https?://|mailto:)\\S*");

  private InlineHtml() {}

  static String of(String text) {
    StringBuilder html = new StringBuilder();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      html.append(Html.escaped(text.substring(end, matcher.start())));
      html.append(part(matcher));
      end = matcher.end();
    }
    return html.append(Html.escaped(text.substring(end))).toString();
  }

  private static String part(Matcher matcher) {
    if (matcher.group("code") != null) {
      return Html.code(matcher.group("code"));
    }
    if (matcher.group("strong") != null) {
      return "<strong>" + Html.escaped(matcher.group("strong")) + "</strong>";
    }
    if (matcher.group("em") != null) {
      return "<em>" + Html.escaped(matcher.group("em")) + "</em>";
    }
    if (matcher.group("bare") != null) {
      return link(matcher.group("bare"), matcher.group("bare"));
    }
    String address = matcher.group("address");
    // Scripts and the like stay text.
    return ADDRESS.matcher(address).matches()
        ? link(address, matcher.group("text"))
        : Html.escaped(matcher.group());
  }

  private static String link(String address, String text) {
    return "<a href=\""
        + Html.escaped(address)
        + "\" rel=\"noopener noreferrer\">"
        + Html.escaped(text)
        + "</a>";
  }
}
