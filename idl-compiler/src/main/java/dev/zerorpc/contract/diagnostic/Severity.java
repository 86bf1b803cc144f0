package dev.zerorpc.contract.diagnostic;

/** How bad what a diagnostic says is. */
public enum Severity {
  /** Nothing is generated. */
  ERROR,
  /** Code is generated all the same. */
  WARNING
}
