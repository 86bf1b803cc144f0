package dev.zerorpc.internal.rpc;

import dev.zerorpc.ContractException;
import dev.zerorpc.DecodeException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.RawValue;
import dev.zerorpc.stub.ErrorCodec;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code ERR} event says.
 *
 * @param name what clients match on
 * @param message the text for people
 * @param traceback the stack trace; without one {@code name: message}, because Python shows nothing
 *     else
 * @param fields the encoded fields of a typed error, or null
 */
record ErrorAnswer(String name, String message, String traceback, @Nullable RawValue fields) {
  /** For a caller whose key was removed from the allowed ones; Python knows the name. */
  static final ErrorAnswer WITHDRAWN =
      new ErrorAnswer("PermissionError", "the caller's key is not allowed here any more");

  private static final int MAX_TEXT = 64 * 1024;

  ErrorAnswer(String name, String message) {
    this(name, message, name + ": " + message, null);
  }

  /** What a caller is told of something that was thrown while its call was executed. */
  static ErrorAnswer of(Throwable thrown, MethodDescriptor<?> method, boolean withStackTrace) {
    String name = nameOf(thrown);
    String message = messageOf(thrown);
    RawValue fields = null;
    if (thrown instanceof ContractException error) {
      ErrorCodec<?> codec = codecOf(error, method.errors());
      if (codec != null) {
        name = codec.name();
        try {
          fields = fields(codec, error);
        } catch (RuntimeException e) {
          return of(e, method, withStackTrace);
        }
      }
    } else if (thrown instanceof RemoteException remote) {
      // A handler that lets a remote error through passes it on as it is.
      name = remote.name();
      message = remote.remoteMessage();
    } else if (thrown instanceof ArgumentException) {
      name = "TypeError";
    }
    String text = shortened(message);
    return new ErrorAnswer(
        name, text, withStackTrace ? stackTrace(thrown) : name + ": " + text, fields);
  }

  private static @Nullable ErrorCodec<?> codecOf(
      ContractException error, List<ErrorCodec<?>> codecs) {
    ErrorCodec<?> found = null;
    for (ErrorCodec<?> codec : codecs) {
      if (codec.carries(error)) {
        if (codec.type() == error.getClass()) {
          return codec;
        }
        found = found == null ? codec : found;
      }
    }
    return found;
  }

  private static <E extends ContractException> RawValue fields(
      ErrorCodec<E> codec, ContractException error) {
    MessageWriter out = new MessageWriter();
    codec.writeFields(new ValueWriter(out), codec.type().cast(error));
    return new RawValue(out.finish());
  }

  private static String nameOf(Throwable thrown) {
    String simple = thrown.getClass().getSimpleName();
    return simple.isEmpty() ? thrown.getClass().getName() : simple;
  }

  // A getMessage of the user's may itself throw.
  private static String messageOf(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(text, true));
    } catch (RuntimeException e) {
      text.write(thrown.getClass().getName());
    }
    return shortened(text.toString());
  }

  /** At most 64 Ki characters, and only what UTF-8 can carry. */
  private static String shortened(String text) {
    StringBuilder result = new StringBuilder(Math.min(text.length(), MAX_TEXT));
    for (int i = 0; i < text.length() && result.length() < MAX_TEXT; i++) {
      char unit = text.charAt(i);
      if (!Character.isSurrogate(unit)) {
        result.append(unit);
      } else if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        result.append(unit).append(text.charAt(++i));
      } else {
        result.append('\ufffd');
      }
    }
    return result.toString();
  }

  /**
   * Arguments that do not fit the method: the caller is told a {@code TypeError}, as Python does.
   */
  static final class ArgumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArgumentException(String message) {
      super(message);
    }

    ArgumentException(MethodDescriptor<?> method, DecodeException cause) {
      super(method.name() + ": " + cause.getMessage(), cause);
    }
  }
}
