package dev.zerorpc.internal.event;

/** What a message may cost at most. Each limit is far above what a working peer sends. */
public final class Limits {
  /**
   * Levels of arrays and maps within each other in one value; the same when reading and writing.
   */
  public static final int MAX_DEPTH = 512;

  /** Bytes of one message. The reference implementation drops longer ones without a word. */
  public static final int MAX_MESSAGE_SIZE = 100 * 1024 * 1024;

  /**
   * Array elements, map keys and map values that one message may hold, counted over all levels.
   * Arrays of primitives are exempt: they cost at most eight bytes for each byte of the message,
   * where a list inside a list costs eighty.
   */
  public static final int MAX_VALUES = 4 * 1024 * 1024;

  /** Elements that room is made for before the first one was read. */
  public static final int MAX_PREALLOCATION = 1024;

  /** Bytes of a message id: it is kept, and sent again with every event of its channel. */
  public static final int MAX_ID_SIZE = 1024;

  /** Bytes of a header whose fields are read or written beside the protocol's own. */
  public static final int MAX_HEADER_SIZE = 64 * 1024;

  private Limits() {}
}
