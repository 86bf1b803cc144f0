package dev.zerorpc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the clients that a {@link CurveServer} serves. A list in a file or directory
 * is read anew every second, also while the server runs: a client whose key was added gets in when
 * it connects next, one whose key was removed is refused from then on, its running calls included.
 */
public final class AllowedKeys {
  /** Every key there is. */
  static final AllowedKeys ANY = new AllowedKeys(null, "every client");

  private final @Nullable KeySource source;
  private final String description;

  private AllowedKeys(@Nullable KeySource source, String description) {
    this.source = source;
    this.description = description;
  }

  /**
   * These keys and no others.
   *
   * @param publicKeys 40 characters of Z85 each
   * @throws IllegalArgumentException if one is something else
   */
  public static AllowedKeys of(Collection<String> publicKeys) {
    publicKeys.forEach(key -> CurveKeys.bytes("an allowed key", key));
    Set<String> keys = Set.copyOf(publicKeys);
    return new AllowedKeys(new KeySource.Fixed(keys), keys.size() + " keys");
  }

  /** One key and no other; see {@link #of(Collection)}. */
  public static AllowedKeys of(String publicKey) {
    return of(Set.of(publicKey));
  }

  /**
   * The keys in a text file: one a line, whatever follows it on the line is a comment, and so is a
   * line that begins with {@code #} and a space. A line that is neither is left out and logged.
   * When the file is removed, nobody is served any more.
   */
  public static AllowedKeys file(Path file) {
    return new AllowedKeys(new KeySource.Lines(file), "keys in " + file);
  }

  /**
   * The public keys in the files of a directory whose names end in {@code .key}, in the format of
   * {@link CurveKeys#writePublic}. A file without a key is left out and logged.
   */
  public static AllowedKeys directory(Path directory) {
    return new AllowedKeys(new KeySource.Directory(directory), "keys in " + directory);
  }

  /**
   * Reads the list and, if it may change, begins to watch it.
   *
   * @throws RpcException if it cannot be read
   */
  KeyWatch watch() {
    if (source == null) {
      return KeyWatch.any();
    }
    try {
      return KeyWatch.of(source);
    } catch (IOException e) {
      throw new RpcException(
          "the allowed " + this + " cannot be read; create the list before the server starts: " + e,
          e);
    }
  }

  @Override
  public String toString() {
    return description;
  }
}
