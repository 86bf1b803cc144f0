package dev.zerorpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zerorpc.internal.transport.CurveCrypto;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Key files: a line {@code curve}, and below it, indented, a line for each key. */
final class KeyFiles {
  static final String HEAD = "curve\n";
  static final Pattern PUBLIC = entry("public-key");
  static final Pattern SECRET = entry("secret-key");

  private static final Logger LOG = System.getLogger("dev.zerorpc.security");

  /** No key file is longer; a larger one was given by mistake. */
  private static final long MAX_SIZE = 64 * 1024;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFiles() {}

  private static Pattern entry(String name) {
    return Pattern.compile("(?m)^\\s*" + name + "\\s*=\\s*\"?([!-~]+?)\"?\\s*$");
  }

  static String line(Pattern entry, String key) {
    return "    " + (entry == PUBLIC ? "public-key" : "secret-key") + " = \"" + key + "\"\n";
  }

  /** The key of that name, or null if there is none, or none that is a key. */
  static @Nullable String value(String text, Pattern entry) {
    Matcher matcher = entry.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    String key = matcher.group(1);
    return CurveCrypto.fromText(key) == null ? null : key;
  }

  static String readText(Path file) throws IOException {
    if (Files.size(file) > MAX_SIZE) {
      throw new IOException(file + " is no key file: it has more than " + MAX_SIZE + " bytes");
    }
    return new String(Files.readAllBytes(file), UTF_8);
  }

  static void writeNew(Path file, byte[] content, boolean secret) throws IOException {
    boolean posix = Files.getFileStore(parent(file)).supportsFileAttributeView("posix");
    // Set when the file is made: there is no moment at which others could open it.
    FileAttribute<?>[] attributes =
        secret && posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
    }
    if (secret && !posix) {
      LOG.log(
          Level.WARNING,
          "this file system has no owner-only permissions; see to it that nobody else can read {0}",
          file);
    }
  }

  static void warnIfExposed(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      LOG.log(
          Level.WARNING,
          "others than its owner may use the file of secret keys {0}; run: chmod 600 {0}",
          file);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }
}
