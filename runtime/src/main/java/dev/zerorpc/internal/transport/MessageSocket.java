package dev.zerorpc.internal.transport;

/**
 * One socket of a {@link Transport}. Confined to the loop's thread, and so is its listener.
 *
 * <p>Nothing here blocks, and nothing throws for what a peer did.
 */
public interface MessageSocket {
  /** What became of a message that was to be sent. */
  enum SendResult {
    /** It is on its way. */
    SENT,
    /**
     * It was not taken because the peer reads too slowly or is not connected yet; {@link
     * Listener#writable} follows.
     */
    BUSY,
    /** It was not taken because there is no such peer any more. */
    GONE
  }

  /** Why a message that came in was thrown away unread. */
  enum DropReason {
    /** There is no delimiter where one must be, or there are too many frames. */
    BAD_FRAMES,
    /** It is larger than the limit. */
    TOO_LARGE,
    /** It comes from a peer that was never admitted. */
    NOT_ADMITTED
  }

  /** What the owner of a socket is told; must neither block nor throw. */
  interface Listener {
    /**
     * A message came in.
     *
     * @param from where an answer must go
     * @param payload the last frame; the listener's to keep
     */
    void received(Envelope from, byte[] payload);

    /** After {@link SendResult#BUSY}: sending may work again. */
    void writable();

    /** A message was thrown away. */
    void dropped(DropReason reason);

    /**
     * The peer that a {@link SocketRole#DEALER} connects to is there: messages may be sent. Other
     * sockets do not tell.
     */
    default void connected() {}

    /**
     * The peer that a {@link SocketRole#DEALER} connects to is not there: the connection broke, and
     * everything that came in has been handed over before, or an attempt to make one failed. Comes
     * again with each attempt.
     *
     * @param why what is known about it, in a few words
     */
    default void disconnected(String why) {}

    /**
     * A peer of a {@link SocketRole#PUB} reads too slowly: from now on until it has caught up
     * messages are lost for it.
     */
    default void overflowed() {}
  }

  /**
   * Begins to accept peers.
   *
   * @param endpoint {@code tcp://host:port}; {@code *} as host is every address, as port a free one
   * @return the endpoint with the port that was really bound
   * @throws TransportException if the endpoint is malformed, not supported, or in use
   */
  String bind(String endpoint);

  /**
   * Begins to connect to a peer, and again whenever the connection breaks, until closed.
   *
   * @throws TransportException if the endpoint is malformed or not supported
   */
  void connect(String endpoint);

  /**
   * Sends one message, or takes nothing at all.
   *
   * @param to the envelope; {@link Envelope#EMPTY} on all but a {@link SocketRole#ROUTER}
   * @param payload the last frame; must not be changed afterwards
   */
  SendResult send(Envelope to, byte[] payload);

  /**
   * Hands nothing more to the listener until {@link #resume}. What comes in waits, within the
   * transport's limits; then the peers have to.
   */
  void pause();

  /** Ends a {@link #pause}; what waits is handed on soon. */
  void resume();

  /**
   * Closes the socket; what was sent before is still delivered if that takes no longer than the
   * transport's linger.
   */
  void close();
}
