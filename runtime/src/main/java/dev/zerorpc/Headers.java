package dev.zerorpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request or an answer says beside its arguments or result: names with values that may be
 * anything a call may carry without a contract. Peers that do not know a header ignore it.
 * Immutable; any thread.
 */
public final class Headers {
  /** No headers. */
  public static final Headers EMPTY = new Headers(Map.of());

  /** The protocol's own. */
  private static final Set<String> RESERVED =
      Set.of("message_id", "response_to", "v", "timeout", "error");

  private static final int MAX_NAME = 255;

  private final Map<String, @Nullable Object> values;

  private Headers(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** One header; see {@link #with}. */
  public static Headers of(String name, @Nullable Object value) {
    return EMPTY.with(name, value);
  }

  /**
   * Headers with these names and values.
   *
   * @throws IllegalArgumentException if a name cannot be used, see {@link #with}
   */
  public static Headers copyOf(Map<String, ? extends @Nullable Object> values) {
    values.keySet().forEach(Headers::check);
    return values.isEmpty() ? EMPTY : new Headers(new LinkedHashMap<>(values));
  }

  /**
   * The same with one more header, or with another value for it.
   *
   * @param value what {@link RpcClient#call} takes as an argument
   * @throws IllegalArgumentException if the name is empty, longer than 255 characters, or one of
   *     the protocol's own
   */
  public Headers with(String name, @Nullable Object value) {
    check(name);
    return copy(Map.of(), name, value);
  }

  private static void check(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isEmpty() || name.length() > MAX_NAME || isReserved(name)) {
      throw new IllegalArgumentException(
          "a header cannot be called '"
              + name
              + "': choose a name of 1 to "
              + MAX_NAME
              + " characters that is none of the protocol's own "
              + RESERVED);
    }
  }

  /** The same with these headers too; where both have a value, the added one counts. */
  public Headers withAll(Headers added) {
    if (values.isEmpty()) {
      return added;
    }
    return added.values.isEmpty() ? this : copy(added.values, null, null);
  }

  private Headers copy(
      Map<String, @Nullable Object> added, @Nullable String name, @Nullable Object value) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(values);
    result.putAll(added);
    if (name != null) {
      result.put(name, value);
    }
    return new Headers(result);
  }

  /** The same with only those of the given names. */
  public Headers only(Set<String> names) {
    if (values.isEmpty()) {
      return this;
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>(values);
    result.keySet().retainAll(names);
    return result.isEmpty() ? EMPTY : new Headers(result);
  }

  /** Whether the protocol itself uses the name. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /** The value, or null if there is none, or if it is null. */
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /** The value if it is text. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** All of them, in the order in which they came or were added; unmodifiable. */
  public Map<String, @Nullable Object> asMap() {
    return Collections.unmodifiableMap(values);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Headers" + values.keySet();
  }
}
