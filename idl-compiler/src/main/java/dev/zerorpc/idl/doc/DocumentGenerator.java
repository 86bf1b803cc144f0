package dev.zerorpc.idl.doc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.contract.ConstantDefinition;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a page of a contract: searchable, light and dark, with links between types. It is one file
 * that asks for no other, so it can be opened from a disk as well as from a server. The same
 * contract gives the same bytes. Stateless; used by any thread.
 */
public final class DocumentGenerator {
  private static final List<String> KINDS = List.of("service", "struct", "union", "enum", "error");

  private static final Pattern PLACE = Pattern.compile("@(style|script|title|body)@");

  private DocumentGenerator() {}

  /**
   * The page as HTML.
   *
   * @param contract a valid contract
   * @param title what it is called
   */
  public static String html(Contract contract, String title) {
    DefinitionHtml definitions = new DefinitionHtml(new TypeHtml(contract));
    StringBuilder navigation = new StringBuilder();
    StringBuilder content = new StringBuilder();
    for (String name : packages(contract)) {
      section(contract, name, definitions, navigation, content);
    }
    Map<String, String> parts =
        Map.of(
            "style", resource("style.css"),
            "script", resource("script.js"),
            "title", Html.escaped(title),
            "body", navigation + "</nav>\n<main id=\"content\">\n" + content + "</main>");
    // In one go: titles and texts of authors may hold anything.
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  private static void section(
      Contract contract,
      String name,
      DefinitionHtml definitions,
      StringBuilder navigation,
      StringBuilder content) {
    String shown = Html.escaped(name.isEmpty() ? "(no namespace)" : name);
    String id = "namespace/" + Html.anchor(name);
    navigation.append("<div data-in=\"").append(id).append("\">\n<h2><a href=\"#").append(id);
    navigation.append("\">").append(shown).append("</a></h2>\n<ul>\n");
    content.append("<section class=\"namespace\" aria-labelledby=\"").append(id).append("\">\n");
    content.append("<h2 id=\"").append(id).append("\">").append(shown).append("</h2>\n");
    List<ConstantDefinition> constants =
        contract.constants().stream().filter(c -> c.packageName().equals(name)).toList();
    for (String kind : KINDS) {
      for (Definition definition : contract.definitions()) {
        if (definition.javaName().packageName().equals(name) && definition.kind().equals(kind)) {
          String title = Html.escaped(String.join(".", definition.javaName().simpleNames()));
          navigation.append(link(TypeHtml.anchor(definition.javaName()), title, kind));
          content.append(definitions.of(definition));
        }
      }
    }
    if (!constants.isEmpty()) {
      String rows = constants.stream().map(definitions::of).collect(Collectors.joining());
      content.append("<article class=\"definition\" id=\"").append(id).append("/const\">\n");
      content.append("<h3>Constants</h3>\n");
      content.append(
          DefinitionHtml.table(List.of("Constant", "Type", "Value", "Meaning"), List.of(rows)));
      content.append("</article>\n");
      navigation.append(link(id + "/const", "Constants", "const"));
    }
    navigation.append("</ul>\n</div>\n");
    content.append("</section>\n");
  }

  private static String link(String id, String title, String kind) {
    return "<li data-for=\""
        + id
        + "\"><a href=\"#"
        + id
        + "\">"
        + title
        + "</a> <span class=\"kind\">"
        + kind
        + "</span></li>\n";
  }

  private static Set<String> packages(Contract contract) {
    Set<String> names = new TreeSet<>();
    contract.definitions().forEach(d -> names.add(d.javaName().packageName()));
    contract.constants().forEach(c -> names.add(c.packageName()));
    return names;
  }

  private static String resource(String name) {
    try (InputStream in = DocumentGenerator.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the file " + name + " is missing beside this class");
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
