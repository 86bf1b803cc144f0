package dev.zerorpc.internal.transport;

import dev.zerorpc.internal.transport.MessageSocket.DropReason;
import dev.zerorpc.internal.transport.MessageSocket.Listener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts frames together to messages, and throws away those that are not built as they must be. */
final class FrameReader {
  /** ZeroMQ's identities are no longer, and an envelope may be kept for as long as a channel. */
  private static final int MAX_ENVELOPE_FRAME = 255;

  /** A power of two; more peers than that are no mistake, but cost an object a message. */
  private static final int KNOWN = 64;

  private final boolean addressed;
  private final int identities;
  private final int maxEnvelopeFrames;
  private final int maxSize;
  private final Listener listener;
  private final List<byte[]> frames = new ArrayList<>();

  /** Peers that sent something lately, each at the place that its address says. */
  private final @Nullable Envelope[] known = new @Nullable Envelope[KNOWN];

  private long size;
  private boolean tooMany;
  private boolean tooLarge;
  private @Nullable String identity;

  /** Creates a reader of a socket's messages. */
  FrameReader(SocketRole role, ZmqOptions options, Listener listener) {
    this.addressed = role.isAddressed();
    this.identities = role == SocketRole.ROUTER ? 1 : 0;
    this.maxEnvelopeFrames = options.maxEnvelopeFrames();
    this.maxSize = options.maxMessageSize();
    this.listener = listener;
  }

  /** Says who the next message is from. */
  void from(@Nullable String sender) {
    identity = sender;
  }

  /** Takes a frame, and hands on the message if it was the last one. */
  void frame(byte[] frame, boolean more) {
    if (!addressed && !more && size == 0 && frames.isEmpty() && frame.length <= maxSize) {
      // All there is where nobody is answered.
      Envelope from = identity == null ? Envelope.EMPTY : new Envelope(List.of(), identity);
      listener.received(from, frame);
      return;
    }
    size += frame.length;
    tooLarge |= size > maxSize;
    tooMany |= frames.size() >= maxEnvelopeFrames + 2;
    if (tooLarge || tooMany) {
      // Nothing of it is needed any more, and it may go on for long.
      frames.clear();
    } else {
      frames.add(frame);
    }
    if (!more) {
      try {
        deliver();
      } finally {
        reset();
      }
    }
  }

  /** Forgets what has come of a message that will not be completed. */
  void reset() {
    frames.clear();
    size = 0;
    tooMany = false;
    tooLarge = false;
  }

  private void deliver() {
    if (tooLarge) {
      listener.dropped(DropReason.TOO_LARGE);
      return;
    }
    int count = frames.size();
    // Old peers leave the delimiter out when there is nothing else in front of the payload.
    boolean bare = count == identities + 1;
    int envelopeSize = bare ? identities : count - 2;
    if (tooMany
        || envelopeSize < identities
        || (!addressed && !bare)
        || (!bare && frames.get(count - 2).length > 0)
        || !isEnvelope(envelopeSize)) {
      listener.dropped(DropReason.BAD_FRAMES);
      return;
    }
    listener.received(envelope(envelopeSize), frames.get(count - 1));
  }

  private boolean isEnvelope(int size) {
    for (int i = 0; i < size; i++) {
      if (frames.get(i).length > MAX_ENVELOPE_FRAME) {
        return false;
      }
    }
    return true;
  }

  private Envelope envelope(int size) {
    if (size == 0 && identity == null) {
      return Envelope.EMPTY;
    }
    if (size != 1) {
      return new Envelope(frames.subList(0, size), identity);
    }
    byte[] address = frames.get(0);
    int place = Arrays.hashCode(address) & (KNOWN - 1);
    Envelope candidate = known[place];
    if (candidate == null
        || !Arrays.equals(candidate.frames().get(0), address)
        || !Objects.equals(candidate.identity(), identity)) {
      candidate = new Envelope(List.of(address), identity);
      known[place] = candidate;
    }
    return candidate;
  }
}
