package dev.zerorpc.idl.source;

import org.jspecify.annotations.Nullable;

/** There is no contract where one was looked for. The message says what to do. */
public final class ContractSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  ContractSourceException(String message) {
    super(message);
  }

  ContractSourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
