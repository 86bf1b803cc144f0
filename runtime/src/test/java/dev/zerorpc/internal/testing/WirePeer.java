package dev.zerorpc.internal.testing;

import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.transport.Envelope;
import dev.zerorpc.internal.transport.MessageSocket;
import dev.zerorpc.internal.transport.SocketRole;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A peer that a test speaks for, event by event, whatever the protocol says. On the fake network it
 * is a client of the engine under test, or its server.
 */
public final class WirePeer implements MessageSocket.Listener {
  /** An event as it was received, with nothing interpreted. */
  public record Received(Map<?, ?> header, Object name, @Nullable Object args, Envelope from) {
    /** A field of the header. */
    public @Nullable Object header(String field) {
      return header.get(field);
    }
  }

  private final List<Received> received = new ArrayList<>();
  private final BiConsumer<Envelope, byte[]> sender;
  private int events;

  private WirePeer(BiConsumer<Envelope, byte[]> sender) {
    this.sender = sender;
  }

  /** A client with that identity. */
  public static WirePeer client(FakeNetwork network, String... envelope) {
    Envelope from =
        new Envelope(
            java.util.Arrays.stream(envelope)
                .map(frame -> frame.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList());
    WirePeer peer = new WirePeer((to, payload) -> network.toServer(from, payload));
    network.strangePeer(from, peer);
    return peer;
  }

  /** The network's server. */
  public static WirePeer server(FakeNetwork network) {
    MessageSocket[] socket = new MessageSocket[1];
    WirePeer peer = new WirePeer((to, payload) -> socket[0].send(to, payload));
    socket[0] = network.transport().open(SocketRole.ROUTER, peer);
    return peer;
  }

  /** Everything received so far, in order. */
  public List<Received> received() {
    return received;
  }

  /** The names of everything received so far. */
  public List<Object> names() {
    return received.stream().map(Received::name).toList();
  }

  /** The last event received. */
  public Received last() {
    return received.get(received.size() - 1);
  }

  /** How many events of that name were received. */
  public long count(String name) {
    return received.stream().filter(event -> event.name().equals(name)).count();
  }

  /** Opens a channel: version 3, that id, those arguments. */
  public WirePeer request(Object id, String name, @Nullable Object... args) {
    return send(header("message_id", id, "v", 3), name, List.of(args));
  }

  /** An event on a channel, with an id of its own. */
  public WirePeer on(Object channel, String name, @Nullable Object args) {
    return send(
        header("message_id", "event" + events++, "response_to", channel, "v", 3), name, args);
  }

  /** An event of any shape. */
  public WirePeer send(Object header, @Nullable Object name, @Nullable Object args) {
    return sendBytes(event(header, name, args));
  }

  /** An event of any shape to one of the clients, if this is a server. */
  public WirePeer send(Envelope to, Object header, String name, @Nullable Object args) {
    sender.accept(to, event(header, name, args));
    return this;
  }

  /** Anything at all. */
  public WirePeer sendBytes(byte[] payload) {
    sender.accept(Envelope.EMPTY, payload);
    return this;
  }

  /** An array of three values. */
  public static byte[] event(Object header, @Nullable Object name, @Nullable Object args) {
    MessageWriter out = new MessageWriter();
    out.writeArrayHeader(3);
    ValueWriter values = new ValueWriter(out).parameter("event");
    values.writeAny(header);
    values.writeAny(name);
    values.writeAny(args);
    return out.toByteArray();
  }

  /** A map of keys and values in turns; values may be null. */
  public static Map<Object, @Nullable Object> header(@Nullable Object... fields) {
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    return map;
  }

  @Override
  public void received(Envelope from, byte[] payload) {
    ValueReader in = new ValueReader(new MessageReader(payload)).parameter("event");
    List<?> event = (List<?>) in.readAny();
    received.add(new Received((Map<?, ?>) event.get(0), event.get(1), event.get(2), from));
  }

  @Override
  public void writable() {}

  @Override
  public void dropped(MessageSocket.DropReason reason) {}
}
