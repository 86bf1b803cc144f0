package dev.zerorpc.cli.mock;

import dev.zerorpc.RemoteException;

/** No example is found for a text with a pattern; the caller is told. */
final class NoExampleException extends RemoteException {
  private static final long serialVersionUID = 1L;

  NoExampleException(String place, String pattern) {
    super(
        "NoExample",
        "no example of '"
            + place
            + "' is known that matches "
            + pattern
            + "; give it a default in the contract",
        null);
  }
}
