package dev.zerorpc.contract.diagnostic;

/**
 * Where a part of a contract comes from. Only the front end that made one, and its reporter, know
 * how to read it; to everyone else it is opaque.
 */
public interface Origin {
  /** An origin for what comes from nowhere in particular, as in a test. */
  Origin UNKNOWN =
      new Origin() {
        @Override
        public String describe() {
          return "unknown";
        }
      };

  /** The place in words: {@code Greeter.hello}, or {@code greeter.zrpc:4:3}. */
  String describe();
}
