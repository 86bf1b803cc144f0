package dev.zerorpc.cli.traffic;

/** One call of a recording: what it is, and where in the file its events are. */
final class RecordedCall {
  /** What a call's last event was. */
  enum End {
    /** There is none: the recording was stopped, or the caller gave the call up. */
    NONE,
    VALUE,
    ERROR,
    STREAM
  }

  private final int line;
  private final long micros;
  private final String method;

  /** The request, and at the end, if it is a value or an error, that. */
  final Places ends = new Places();

  /** The items of the answer. */
  final Places items = new Places();

  /** The items that the caller sent along. */
  final Places callerItems = new Places();

  /** Whether the caller sent a stream along. */
  boolean callerStreams;

  End end = End.NONE;

  RecordedCall(int line, long micros, String method) {
    this.line = line;
    this.micros = micros;
    this.method = method;
  }

  /** The number of the request's line, from 1. */
  int line() {
    return line;
  }

  long micros() {
    return micros;
  }

  String method() {
    return method;
  }
}
