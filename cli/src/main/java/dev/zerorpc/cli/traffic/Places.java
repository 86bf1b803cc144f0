package dev.zerorpc.cli.traffic;

import java.util.Arrays;

/** Where lines are in a file: each an offset and a length, in bytes. Sixteen bytes for a line. */
final class Places {
  private long[] numbers = new long[0];
  private int size;

  void add(long offset, long length) {
    if (2 * size == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(2, 2 * numbers.length));
    }
    numbers[2 * size] = offset;
    numbers[2 * size + 1] = length;
    size++;
  }

  int size() {
    return size;
  }

  long offset(int index) {
    return numbers[2 * index];
  }

  int length(int index) {
    return (int) numbers[2 * index + 1];
  }
}
