package dev.zerorpc.internal.event;

/** The names of events that are not calls of a user's method. */
public final class EventNames {
  /** The result of a call, in an array of one. */
  public static final String OK = "OK";

  /** The error of a call: name, message and stack trace. */
  public static final String ERR = "ERR";

  /** An item of a stream, bare. */
  public static final String STREAM = "STREAM";

  /** The end of a stream. */
  public static final String STREAM_DONE = "STREAM_DONE";

  /** A sign of life. */
  public static final String HEARTBEAT = "_zpc_hb";

  /** A grant: so many more events may be sent. */
  public static final String MORE = "_zpc_more";

  /** The caller has given the call up; an extension of this library. */
  public static final String CANCEL = "_zpc_cancel";

  /**
   * What a broker and a worker that connected to it tell each other outside of any call; an
   * extension of this library. See {@link WorkerEvent}.
   */
  public static final String WORKER = "_zpc_worker";

  /** A call that returns the names of all methods. */
  public static final String LIST = "_zerorpc_list";

  /** A call that returns the name of the service. */
  public static final String NAME = "_zerorpc_name";

  /** A call that returns {@code "pong"} and the name of the service. */
  public static final String PING = "_zerorpc_ping";

  /** A call that returns the documentation of one method. */
  public static final String HELP = "_zerorpc_help";

  /** A call that returns the parameters of one method. */
  public static final String ARGS = "_zerorpc_args";

  /** A call that returns name, parameters and documentation of everything. */
  public static final String INSPECT = "_zerorpc_inspect";

  private EventNames() {}
}
