package dev.zerorpc.stub;

import dev.zerorpc.ContractException;

/**
 * Carries one typed error of contracts across the wire: its name and message in the error event,
 * its fields as a map from name to value in the event's header.
 *
 * @param <E> the exception class
 */
public interface ErrorCodec<E extends ContractException> {
  /** The error's name on the wire. */
  String name();

  /** The exception class. */
  Class<E> type();

  /** Whether it carries that exception; all that are of its class unless said otherwise. */
  default boolean carries(ContractException error) {
    return type().isInstance(error);
  }

  /** Writes the fields, as one map from name to value; an empty map if there are none. */
  void writeFields(ValueWriter out, E error);

  /**
   * Creates the exception from what a peer sent.
   *
   * @param message the peer's message
   * @param fields stands before the map of fields; before an empty map if the peer sent none
   * @throws dev.zerorpc.DecodeException if a required field is missing or a value has the wrong
   *     type
   */
  E read(String message, ValueReader fields);
}
