package dev.zerorpc.contract.diagnostic;

/** What can be shown to people, programs and code scanners, see {@link Notice}. */
public interface Reportable {
  /** What there is to show. */
  Notice notice();
}
