package dev.zerorpc.stub;

import dev.zerorpc.ContractException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a stub and a dispatcher know of one method at run time. Immutable.
 *
 * @param <R> the Java type of the result, or of an item of a streamed result
 */
public final class MethodDescriptor<R extends @Nullable Object> {
  /**
   * A parameter as introspection shows it.
   *
   * @param name the name
   * @param hasDefault whether a caller may leave it out
   * @param defaultValue what it then is: null, a Boolean, Long, BigInteger, Double, String, List or
   *     Map
   */
  public record Parameter(String name, boolean hasDefault, @Nullable Object defaultValue) {}

  private final String service;
  private final String prefix;
  private final String localName;
  private final String name;
  private final CallPattern pattern;
  private final Codec<R> result;
  private final List<Parameter> parameters;
  private final int requiredParameters;
  private final List<ErrorCodec<?>> errors;
  private final @Nullable Duration timeout;
  private final boolean idempotent;
  private final @Nullable String streamParameter;
  private final @Nullable String documentation;

  private MethodDescriptor(MethodDescriptor<R> unprefixed, String prefix) {
    this.service = unprefixed.service;
    this.prefix = prefix + "." + unprefixed.prefix;
    this.localName = unprefixed.localName;
    this.name = this.prefix + localName;
    this.pattern = unprefixed.pattern;
    this.result = unprefixed.result;
    this.parameters = unprefixed.parameters;
    this.requiredParameters = unprefixed.requiredParameters;
    this.errors = unprefixed.errors;
    this.timeout = unprefixed.timeout;
    this.idempotent = unprefixed.idempotent;
    this.streamParameter = unprefixed.streamParameter;
    this.documentation = unprefixed.documentation;
  }

  private MethodDescriptor(Builder<R> builder) {
    this.prefix = "";
    this.localName = builder.name;
    this.service = builder.service;
    this.name = builder.name;
    this.pattern = builder.pattern;
    this.result = builder.result;
    this.parameters = List.copyOf(builder.parameters);
    this.requiredParameters =
        (int) parameters.stream().filter(parameter -> !parameter.hasDefault()).count();
    this.errors = List.copyOf(builder.errors);
    this.timeout = builder.timeout;
    this.idempotent = builder.idempotent;
    this.streamParameter = builder.streamParameter;
    this.documentation = builder.documentation;
  }

  /**
   * Describes a method with one result.
   *
   * @param service the name of the service, for messages and introspection
   * @param name the method's name on the wire
   * @param result the codec of its result; {@link Codecs#VOID} if it has none
   */
  public static <R extends @Nullable Object> Builder<R> unary(
      String service, String name, Codec<R> result) {
    return new Builder<>(service, name, CallPattern.UNARY, result);
  }

  /** Describes a method with a streamed result; {@code item} is the codec of one item. */
  public static <R extends @Nullable Object> Builder<R> stream(
      String service, String name, Codec<R> item) {
    return new Builder<>(service, name, CallPattern.SERVER_STREAM, item);
  }

  /** Describes a method that no caller waits for. */
  public static Builder<@Nullable Void> oneWay(String service, String name) {
    return new Builder<>(service, name, CallPattern.ONE_WAY, Codecs.VOID);
  }

  /**
   * The same method as it is called where its service is offered under a prefix: {@code get} under
   * {@code users} is {@code users.get} on the wire.
   */
  public MethodDescriptor<R> withPrefix(String value) {
    return new MethodDescriptor<>(this, Objects.requireNonNull(value, "prefix"));
  }

  /** The name of the service. */
  public String service() {
    return service;
  }

  /** The method's name on the wire. */
  public String name() {
    return name;
  }

  /** How it answers. */
  public CallPattern pattern() {
    return pattern;
  }

  /** The codec of the result, or of one item of a streamed result. */
  public Codec<R> result() {
    return result;
  }

  /**
   * The name of the last parameter if that is a stream, whose items the caller sends after its
   * request, or null.
   */
  public @Nullable String streamParameter() {
    return streamParameter;
  }

  /** The parameters in order, without a stream; those with a default come last. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** How many arguments a call must have at least. */
  public int requiredParameters() {
    return requiredParameters;
  }

  /** The typed errors that it declares. */
  public List<ErrorCodec<?>> errors() {
    return errors;
  }

  /**
   * How long a caller waits for the first answer unless it says otherwise, or null for the client's
   * own default.
   */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** Whether it may be sent again. */
  public boolean idempotent() {
    return idempotent;
  }

  /** What its contract says about it, or null. */
  public @Nullable String documentation() {
    return documentation;
  }

  /**
   * {@code Service.method}, as messages name it, or {@code Service.method (prefix.method)}; the
   * method alone where the service is not known.
   */
  @Override
  public String toString() {
    if (service.isEmpty()) {
      return name;
    }
    String local = service + "." + localName;
    return prefix.isEmpty() ? local : local + " (" + name + ")";
  }

  /**
   * Collects what is known of a method.
   *
   * @param <R> the Java type of the result
   */
  public static final class Builder<R extends @Nullable Object> {
    private final String service;
    private final String name;
    private final CallPattern pattern;
    private final Codec<R> result;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<ErrorCodec<?>> errors = new ArrayList<>();
    private @Nullable Duration timeout;
    private boolean idempotent;
    private @Nullable String streamParameter;
    private @Nullable String documentation;

    private Builder(String service, String name, CallPattern pattern, Codec<R> result) {
      this.service = Objects.requireNonNull(service, "service");
      this.name = Objects.requireNonNull(name, "name");
      this.pattern = pattern;
      this.result = Objects.requireNonNull(result, "result");
    }

    /**
     * Adds a parameter that every call must have.
     *
     * @throws IllegalArgumentException if an earlier one has a default
     */
    public Builder<R> parameter(String name) {
      if (!parameters.isEmpty() && parameters.get(parameters.size() - 1).hasDefault()) {
        throw new IllegalArgumentException(
            "parameter '" + name + "' has no default but follows one that has");
      }
      parameters.add(new Parameter(name, false, null));
      return this;
    }

    /**
     * Adds a parameter that a caller may leave out.
     *
     * @param defaultValue the default as introspection shows it: null, a Boolean, a Long, a
     *     BigInteger where a Long is too small, a Double, a String, an empty List or an empty Map
     */
    public Builder<R> parameter(String name, @Nullable Object defaultValue) {
      parameters.add(new Parameter(name, true, defaultValue));
      return this;
    }

    /** Adds the stream that the caller sends after its request. */
    public Builder<R> streamParameter(String name) {
      this.streamParameter = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Adds a typed error that the method declares. */
    public Builder<R> error(ErrorCodec<? extends ContractException> error) {
      errors.add(error);
      return this;
    }

    /** Says how long a caller waits for the first answer. */
    public Builder<R> timeout(Duration value) {
      this.timeout = value;
      return this;
    }

    /** Says that the method may be sent again. */
    public Builder<R> idempotent() {
      this.idempotent = true;
      return this;
    }

    /** Adds what the contract says about the method. */
    public Builder<R> documentation(String text) {
      this.documentation = text;
      return this;
    }

    /** Creates the descriptor. */
    public MethodDescriptor<R> build() {
      return new MethodDescriptor<>(this);
    }
  }
}
