package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.ScalarKind;
import java.util.EnumMap;
import java.util.Map;

/** Which scalars can be read as which others without a loss. */
final class ScalarRanges {
  /** Bits of the least and of the greatest value of the integers. */
  private record Range(int negative, int positive) {}

  private static final Map<ScalarKind, Range> INTEGERS = new EnumMap<>(ScalarKind.class);

  static {
    INTEGERS.put(ScalarKind.I8, new Range(7, 7));
    INTEGERS.put(ScalarKind.I16, new Range(15, 15));
    INTEGERS.put(ScalarKind.I32, new Range(31, 31));
    INTEGERS.put(ScalarKind.I64, new Range(63, 63));
    INTEGERS.put(ScalarKind.U8, new Range(0, 8));
    INTEGERS.put(ScalarKind.U16, new Range(0, 16));
    INTEGERS.put(ScalarKind.U32, new Range(0, 32));
    INTEGERS.put(ScalarKind.U64, new Range(0, 64));
    INTEGERS.put(ScalarKind.BIGINT, new Range(63, 64));
  }

  private static final int BITS_OF_FLOAT = 24;
  private static final int BITS_OF_DOUBLE = 53;

  private ScalarRanges() {}

  /** Whether who reads the wide one takes every value that is written as the narrow one. */
  static boolean contains(ScalarKind wide, ScalarKind narrow) {
    Range range = INTEGERS.get(narrow);
    Range wider = INTEGERS.get(wide);
    if (range != null && wider != null) {
      return range.negative() <= wider.negative() && range.positive() <= wider.positive();
    }
    return switch (wide) {
      case F32 -> range != null && range.positive() <= BITS_OF_FLOAT;
      case F64 ->
          narrow == ScalarKind.F32
              || narrow == ScalarKind.DURATION
              || (range != null && range.positive() <= BITS_OF_DOUBLE);
      case STRING -> narrow == ScalarKind.UUID;
      case BYTES -> narrow == ScalarKind.STRING;
      default -> false;
    };
  }
}
