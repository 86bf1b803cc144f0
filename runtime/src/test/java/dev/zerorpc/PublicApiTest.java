package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All that users and generated code may call, compared with the list in {@code src/test/api}. Who
 * changes one of these signatures sees it in the diff of that list, and so does who reviews it. A
 * line that goes breaks somebody; a new one is for ever. {@code -Dapi.rewrite=true} rewrites the
 * list.
 */
class PublicApiTest {
  private static final Path LIST = Path.of("src/test/api/public-api.txt");
  private static final String CURE = "; if that is meant, run this test with -Dapi.rewrite=true";

  @Test
  void isWhatTheListSays() throws Exception {
    List<String> now = signatures();
    if (Boolean.getBoolean("api.rewrite")) {
      Files.createDirectories(LIST.getParent());
      Files.write(LIST, now);
    }

    List<String> listed = Files.readAllLines(LIST);
    List<String> gone = new ArrayList<>(listed);
    gone.removeAll(now);
    List<String> added = new ArrayList<>(now);
    added.removeAll(listed);
    assertThat(gone).as("gone from the public API" + CURE).isEmpty();
    assertThat(added).as("new in the public API" + CURE).isEmpty();
    assertThat(now).as("the order of the list" + CURE).isEqualTo(listed);
  }

  @Test
  void theListKnowsWhatItGuards() throws Exception {
    assertThat(signatures())
        .contains(
            "class dev.zerorpc.RpcServer: public void close();",
            "class dev.zerorpc.stub.Codec",
            "class dev.zerorpc.annotation.RpcService")
        .noneMatch(line -> line.startsWith("class dev.zerorpc.internal"))
        .hasSizeGreaterThan(500);
  }

  /** A line for each public type, and one for each of its members that others can use. */
  private static List<String> signatures() throws Exception {
    URI location = RpcServer.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path classes = Path.of(location);
    List<String> files = new ArrayList<>(List.of("-protected"));
    files.addAll(publicClasses(classes));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        ToolProvider.findFirst("javap")
            .orElseThrow()
            .run(new PrintWriter(out), new PrintWriter(err), files.toArray(String[]::new));
    assertThat(status).as(err.toString()).isZero();
    return lines(out.toString());
  }

  private static List<String> publicClasses(Path classes) throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      return all.map(classes::relativize)
          .map(file -> file.toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".class") && !file.startsWith("dev/zerorpc/internal/"))
          .filter(file -> !file.endsWith("-info.class") && !file.matches(".*\\$\\d+\\.class"))
          .sorted()
          .map(file -> classes.resolve(file).toString())
          .toList();
    }
  }

  private static List<String> lines(String printed) {
    List<String> lines = new ArrayList<>();
    String type = null;
    List<String> members = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      if (line.endsWith(" {") && !line.startsWith(" ")) {
        boolean isPublic = line.startsWith("public ") || line.startsWith("protected ");
        String declaration = line.substring(0, line.length() - 2);
        type = isPublic ? name(declaration) : null;
        members.clear();
        if (type != null) {
          lines.add("class " + type);
          lines.add("class " + type + " is " + declaration);
        }
      } else if (line.equals("}") && type != null) {
        members.stream().sorted().forEach(lines::add);
      } else if (type != null && line.startsWith("  ")) {
        members.add("class " + type + ": " + line.strip());
      }
    }
    return lines;
  }

  /** The name in a declaration, without the modifiers before and what it extends behind. */
  private static String name(String declaration) {
    String[] words = declaration.replaceAll("<.*", "").split(" ", -1);
    for (int i = 0; i < words.length - 1; i++) {
      if (words[i].equals("class") || words[i].equals("interface")) {
        return words[i + 1];
      }
    }
    throw new IllegalArgumentException(declaration);
  }
}
