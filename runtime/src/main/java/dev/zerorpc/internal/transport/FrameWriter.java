package dev.zerorpc.internal.transport;

import dev.zerorpc.internal.transport.MessageSocket.SendResult;
import org.jspecify.annotations.Nullable;
import zmq.Msg;
import zmq.ZError;
import zmq.ZMQ;

/**
 * Sends messages frame by frame, without ever waiting, and each of them whole or not at all.
 *
 * <p>ZeroMQ decides about a message at its first frame, with one exception: a connection that
 * breaks between two frames. The rest of such a message is refused until the socket has let go of
 * the connection, and swallowed then; were it left out, the start of the next message would be
 * swallowed in its place. So it is kept and goes first.
 */
final class FrameWriter {
  private final FrameSink sink;
  private final boolean addressed;
  private final boolean router;
  private final @Nullable FramePool pool;

  /** JeroMQ does no more to it than to set the flag that it has already. */
  private final Msg delimiter = new EmptyFrame();

  /** The address of the peer that was written to last; JeroMQ keeps no frame that is one. */
  private @Nullable Msg address;

  private byte @Nullable [] addressBytes;
  private Envelope envelope = Envelope.EMPTY;
  private byte @Nullable [] payload;
  private int nextFrame;

  /** Creates a writer to a socket of that role. */
  FrameWriter(FrameSink sink, SocketRole role) {
    this(sink, role, null);
  }

  /**
   * Creates a writer to a socket of that role.
   *
   * @param pool where frames come from, or null to make a new one for each message
   */
  FrameWriter(FrameSink sink, SocketRole role, @Nullable FramePool pool) {
    // Of a publisher's frames each subscriber takes the bytes, in its own time.
    this.pool = role == SocketRole.PUB ? null : pool;
    this.sink = sink;
    this.addressed = role.isAddressed();
    this.router = role == SocketRole.ROUTER;
  }

  /** Sends a message; see {@link MessageSocket#send}. */
  SendResult write(Envelope to, byte[] message) {
    if (payload != null && writeRest(envelope, payload) != 0) {
      return SendResult.BUSY;
    }
    envelope = to;
    payload = message;
    nextFrame = 0;
    int error = writeRest(to, message);
    if (nextFrame > 0) {
      // The connection broke under it, as it can break under any message that is on its way.
      return SendResult.SENT;
    }
    forget();
    return error == ZError.EAGAIN ? SendResult.BUSY : SendResult.GONE;
  }

  /** Sends the frames that are left; 0, or why it had to stop. */
  private int writeRest(Envelope to, byte[] message) {
    int last = addressed ? to.frames().size() + 1 : 0;
    while (nextFrame <= last) {
      Msg frame = frame(to, message, nextFrame);
      int error = writeFrame(frame, nextFrame < last ? ZMQ.ZMQ_SNDMORE : 0);
      if (error != 0) {
        return error;
      }
      if (nextFrame == last && pool != null) {
        pool.sent(frame);
      }
      nextFrame++;
    }
    forget();
    nextFrame = last + 1;
    return 0;
  }

  private Msg frame(Envelope to, byte[] message, int index) {
    if (!addressed) {
      return last(message);
    }
    int envelopeSize = to.frames().size();
    if (index < envelopeSize) {
      byte[] frame = to.frames().get(index);
      return index == 0 && router ? address(frame) : new Msg(frame);
    }
    return index == envelopeSize ? delimiter : last(message);
  }

  private Msg last(byte[] message) {
    return pool == null ? new Msg(message) : pool.filled(message);
  }

  private Msg address(byte[] frame) {
    Msg result = address;
    if (result == null || addressBytes != frame) {
      result = new Msg(frame);
      address = result;
      addressBytes = frame;
    }
    return result;
  }

  private int writeFrame(Msg frame, int flags) {
    while (true) {
      try {
        if (sink.send(frame, flags | ZMQ.ZMQ_DONTWAIT)) {
          return 0;
        }
      } catch (AssertionError e) {
        // JeroMQ asserts that no connection breaks in mid-message; they do.
        return ZError.EAGAIN;
      }
      // A stray interrupt: JeroMQ has cleared the flag and taken nothing.
      if (sink.errno() != ZError.EINTR) {
        return sink.errno();
      }
    }
  }

  private void forget() {
    envelope = Envelope.EMPTY;
    payload = null;
  }
}
