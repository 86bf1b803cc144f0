package dev.zerorpc.internal.event;

/**
 * What a broker and a worker that connected to it tell each other, in an event that belongs to no
 * channel.
 *
 * @param kind what is told
 * @param name the name of the worker's service; empty from a broker
 */
public record WorkerEvent(Kind kind, String name) {
  /** What is told. */
  public enum Kind {
    /** Worker to broker: here I am, send calls. Said on connecting and in answer to each PING. */
    JOIN("join"),
    /** Worker to broker: send no more calls. Those that run go on. */
    LEAVE("leave"),
    /** Broker to worker: are you there? */
    PING("ping"),
    /** Broker to worker, in answer to LEAVE: no call comes any more. */
    LEFT("left"),
    /** Something that a later version says. */
    UNKNOWN("");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  private static final int MAX_NAME = 200;

  /** The event as a message. */
  public static byte[] encode(MessageIds ids, Kind kind, String name) {
    MessageWriter out = new MessageWriter();
    EventCodec.writeHead(out, ids, null, EventNames.WORKER);
    out.writeArrayHeader(2);
    out.writeString(kind.word);
    out.writeString(name.length() > MAX_NAME ? "" : name);
    return out.finish();
  }

  /**
   * Reads the arguments of an {@link EventNames#WORKER} event; what follows the two is for later
   * versions.
   *
   * @throws MalformedMessageException if they are something else
   */
  public static WorkerEvent read(Event event) {
    MessageReader in = event.arguments();
    try {
      if (in.readArrayHeader() < 2) {
        throw new MalformedMessageException(in.position(), "a worker event has two arguments");
      }
      String word = in.readString();
      String name = in.readString();
      for (Kind kind : Kind.values()) {
        if (kind != Kind.UNKNOWN && kind.word.equals(word)) {
          return new WorkerEvent(kind, name.length() > MAX_NAME ? "" : name);
        }
      }
      return new WorkerEvent(Kind.UNKNOWN, "");
    } catch (TypeMismatchException e) {
      throw new MalformedMessageException(in.position(), String.valueOf(e.getMessage()));
    }
  }
}
