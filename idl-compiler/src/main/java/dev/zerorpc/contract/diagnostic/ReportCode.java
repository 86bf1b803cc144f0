package dev.zerorpc.contract.diagnostic;

import java.util.Arrays;

/** A kind of {@link Notice}: what a scanner calls a rule. */
public interface ReportCode {
  /** The stable name in messages and documents, such as {@code duplicate-method}. */
  String id();

  /** How bad it is, where nobody has decided otherwise. */
  Notice.Level level();

  /** What it says of every case, with dots for what differs, as whole sentences. */
  String help();

  /** A format of {@link String#format} with dots for its arguments. */
  static String dotted(String format) {
    Object[] dots = new Object[9];
    Arrays.fill(dots, "…");
    return String.format(format, dots);
  }
}
