package dev.zerorpc.benchmarks.sidebyside;

import java.nio.ByteBuffer;

/** The items of streams: 16 bytes, of which the first eight are the item's number. */
final class Items {
  private Items() {}

  static byte[] item(long number) {
    return ByteBuffer.allocate(16).putLong(number).array();
  }

  /** Fails unless that is the item with that number. */
  static void check(byte[] item, long number) {
    if (item.length != 16 || ByteBuffer.wrap(item).getLong() != number) {
      throw new IllegalStateException("item " + number + " of a stream is another one, or is lost");
    }
  }
}
