package dev.zerorpc.benchmarks.sidebyside;

import java.io.IOException;

/**
 * A library that is measured. What it has no notion of throws {@link UnsupportedOperationException}
 * with the reason.
 */
interface Contestant {
  /** A payload that all must be able to carry, in bytes, with room for what is around it. */
  int LARGEST_MESSAGE = 32 << 20;

  /** Its name in commands and tables. */
  String name();

  /**
   * Starts a server on free ports of this machine.
   *
   * @param arrivals counts one-way messages when they are with their handler
   */
  Server serve(Arrivals arrivals) throws Exception;

  /** Connects to a server of the same contestant. */
  Client connect(String endpoint) throws Exception;

  /** One that runs. */
  interface Server extends AutoCloseable {
    /** What {@link #connect} needs, without line breaks. */
    String endpoint();

    @Override
    void close() throws IOException;
  }

  /** One connection; used by one thread. */
  interface Client extends AutoCloseable {
    /** Sends bytes, and waits for the same bytes. */
    byte[] echo(byte[] payload) throws Exception;

    /**
     * Keeps that many calls under way.
     *
     * @return how many were answered, all of them rightly
     */
    long pipeline(byte[] payload, int outstanding, long nanos) throws Exception;

    /** Reads a stream of {@link Items} to its end; returns how many came, all of them in order. */
    long stream(int items) throws Exception;

    /** Sends bytes that nobody answers; waits where the library says that it has enough. */
    void send(byte[] payload) throws Exception;

    /** Has what was sent leave this process, where the library waits for more. */
    default void flush() throws Exception {}

    /** Opens a stream, reads its first item, and leaves it open. The second never comes. */
    void openIdleStream() throws Exception;

    @Override
    void close() throws IOException;
  }
}
