package dev.zerorpc.benchmarks.sidebyside;

import java.util.Arrays;

/** Whether a contestant does what it is measured for, before it is measured. */
final class Check {
  private Check() {}

  /** Fails unless answers are right, from 16 bytes to 1 MB, one at a time and many at once. */
  static void calls(Contestant.Client client) throws Exception {
    for (int size : new int[] {0, 16, 1 << 10, 1 << 20}) {
      byte[] payload = payload(size);
      if (!Arrays.equals(client.echo(payload), payload)) {
        throw new IllegalStateException("the answer to " + size + " bytes differs from them");
      }
    }
    if (client.pipeline(payload(16), 64, 20_000_000) < 1) {
      throw new IllegalStateException("no call was answered");
    }
  }

  /** Fails unless a stream brings all its items. */
  static void stream(Contestant.Client client, int items) throws Exception {
    long came = client.stream(items);
    if (came != items) {
      throw new IllegalStateException(came + " of " + items + " items of a stream came");
    }
  }

  /** Sends one-way messages and fails unless all of them, and no more, arrive in time. */
  static void oneWay(Contestant.Client client, Arrivals arrivals, int messages, long nanos)
      throws Exception {
    long before = arrivals.count();
    for (int i = 0; i < messages; i++) {
      client.send(payload(16));
    }
    client.flush();
    long end = System.nanoTime() + nanos;
    while (arrivals.count() - before < messages && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    long came = arrivals.count() - before;
    if (came != messages) {
      throw new IllegalStateException(came + " of " + messages + " one-way messages came");
    }
  }

  /** Bytes that are not all the same. */
  static byte[] payload(int size) {
    byte[] payload = new byte[size];
    for (int i = 0; i < size; i++) {
      payload[i] = (byte) (i * 7);
    }
    return payload;
  }
}
