package dev.zerorpc.stub;

import dev.zerorpc.internal.event.Limits;
import java.util.Arrays;

/** Writing and reading arrays of primitives, without a box for each element. */
final class PrimitiveArrays {
  private PrimitiveArrays() {}

  static void writeInts(ValueWriter out, int[] values) {
    out.beginArray(values.length);
    for (int i = 0; i < values.length; i++) {
      out.element(i).writeI32(values[i]);
    }
    out.end();
  }

  static int[] readInts(ValueReader in) {
    int size = in.beginPrimitiveArray();
    int[] result = new int[Math.min(size, Limits.MAX_PREALLOCATION)];
    for (int i = 0; i < size; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, grown(i, size));
      }
      result[i] = in.element(i).readI32();
    }
    in.end();
    return result;
  }

  static void writeLongs(ValueWriter out, long[] values) {
    out.beginArray(values.length);
    for (int i = 0; i < values.length; i++) {
      out.element(i).writeI64(values[i]);
    }
    out.end();
  }

  static long[] readLongs(ValueReader in) {
    int size = in.beginPrimitiveArray();
    long[] result = new long[Math.min(size, Limits.MAX_PREALLOCATION)];
    for (int i = 0; i < size; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, grown(i, size));
      }
      result[i] = in.element(i).readI64();
    }
    in.end();
    return result;
  }

  static void writeDoubles(ValueWriter out, double[] values) {
    out.beginArray(values.length);
    for (int i = 0; i < values.length; i++) {
      out.element(i).writeF64(values[i]);
    }
    out.end();
  }

  static double[] readDoubles(ValueReader in) {
    int size = in.beginPrimitiveArray();
    double[] result = new double[Math.min(size, Limits.MAX_PREALLOCATION)];
    for (int i = 0; i < size; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, grown(i, size));
      }
      result[i] = in.element(i).readF64();
    }
    in.end();
    return result;
  }

  static void writeFloats(ValueWriter out, float[] values) {
    out.beginArray(values.length);
    for (int i = 0; i < values.length; i++) {
      out.element(i).writeF32(values[i]);
    }
    out.end();
  }

  static float[] readFloats(ValueReader in) {
    int size = in.beginPrimitiveArray();
    float[] result = new float[Math.min(size, Limits.MAX_PREALLOCATION)];
    for (int i = 0; i < size; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, grown(i, size));
      }
      result[i] = in.element(i).readF32();
    }
    in.end();
    return result;
  }

  static void writeShorts(ValueWriter out, short[] values) {
    out.beginArray(values.length);
    for (int i = 0; i < values.length; i++) {
      out.element(i).writeI16(values[i]);
    }
    out.end();
  }

  static short[] readShorts(ValueReader in) {
    int size = in.beginPrimitiveArray();
    short[] result = new short[Math.min(size, Limits.MAX_PREALLOCATION)];
    for (int i = 0; i < size; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, grown(i, size));
      }
      result[i] = in.element(i).readI16();
    }
    in.end();
    return result;
  }

  static void writeBooleans(ValueWriter out, boolean[] values) {
    out.beginArray(values.length);
    for (int i = 0; i < values.length; i++) {
      out.element(i).writeBoolean(values[i]);
    }
    out.end();
  }

  static boolean[] readBooleans(ValueReader in) {
    int size = in.beginPrimitiveArray();
    boolean[] result = new boolean[Math.min(size, Limits.MAX_PREALLOCATION)];
    for (int i = 0; i < size; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, grown(i, size));
      }
      result[i] = in.element(i).readBoolean();
    }
    in.end();
    return result;
  }

  /** Room is made for what was announced only as fast as it arrives. */
  private static int grown(int length, int size) {
    return (int) Math.min(size, 2L * length);
  }
}
