package dev.zerorpc.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;

/**
 * The main classes use msgpack-core as a table of format bytes: its buffers reach for Unsafe, and
 * newer JDKs warn of them.
 */
class FormatTableOnlyTest {
  private static final Pattern MSGPACK = Pattern.compile("org/msgpack/[\\w/$]+");
  private static final Set<String> TABLE =
      Set.of("org/msgpack/core/MessagePack", "org/msgpack/core/MessagePack$Code");

  @Test
  void mainClassesReferToNothingElseOfIt() throws IOException, URISyntaxException {
    Path classes =
        Path.of(MessageReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> classFiles = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classFiles).hasSizeGreaterThan(30);
      for (Path file : classFiles) {
        found.addAll(references(Files.readAllBytes(file)));
      }
    }
    assertThat(found).isEqualTo(new TreeSet<>(TABLE));
  }

  @Test
  void theTableItselfRefersToNothingElse() throws IOException {
    try (InputStream in = MessagePack.class.getResourceAsStream("MessagePack$Code.class")) {
      assertThat(in).isNotNull();
      assertThat(references(in.readAllBytes())).isSubsetOf(TABLE);
    }
  }

  private static Set<String> references(byte[] classFile) {
    Matcher matcher = MSGPACK.matcher(new String(classFile, StandardCharsets.ISO_8859_1));
    Set<String> result = new TreeSet<>();
    while (matcher.find()) {
      result.add(matcher.group());
    }
    return result;
  }
}
