package dev.zerorpc.internal.transport;

/**
 * The frames of a connection that broke: what is not received now is lost, and the thread's turn
 * cannot end yet, perhaps not before a hundred others have been received of that broke too. So
 * frames count only if JeroMQ may give news of them, which {@link ZmqLoop#MOST_FRAMES} bounds.
 *
 * <p>JeroMQ gives news as often as half of what its pipe may hold has been read: of each frame
 * until the next message is complete, which is a few of an ordinary message. Confined to the loop's
 * thread.
 */
final class LastFrames implements FrameBudget {
  /** Of a message with an empty envelope. */
  private static final int ORDINARY_FRAMES = 2;

  private final ZmqLoop loop;

  /** Of so many messages JeroMQ gives news of one at most. */
  private final int interval;

  private int messages;
  private int frames;

  /**
   * Creates one for a connection.
   *
   * @param highWaterMark how many of its messages may wait, 0 meaning any number; 1 where there are
   *     other connections that are read from too, each with news of its own
   */
  LastFrames(ZmqLoop loop, int highWaterMark) {
    this.loop = loop;
    this.interval = highWaterMark == 0 ? Integer.MAX_VALUE : Math.max(1, highWaterMark / 4);
  }

  @Override
  public boolean takesFrame(boolean inMessage) {
    if (!inMessage) {
      messages++;
      frames = 0;
    }
    frames++;
    boolean silent = frames <= ORDINARY_FRAMES && messages > 0 && (messages - 1) % interval != 0;
    return silent || loop.takesLastFrame();
  }
}
