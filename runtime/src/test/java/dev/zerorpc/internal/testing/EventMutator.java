package dev.zerorpc.internal.testing;

import dev.zerorpc.internal.event.MessageWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events as a hostile peer might write them: good ones with some of their bytes changed. */
public final class EventMutator {
  private static final byte[][] TOKENS =
      Arrays.stream(
              new String[] {
                "c0",
                "c1",
                "c2",
                "80",
                "90",
                "91",
                "93",
                "dfffffffff",
                "ddffffffff",
                "dd00ffffff",
                "dc7fff",
                "dbffffffff",
                "c6ffffffff",
                "cfffffffffffffffff",
                "d38000000000000000",
                "cb7ff8000000000000",
                "cb7ff0000000000000",
                "c7ff0f",
                "a4ffffffff",
                "d6ff00000000",
                "a76f7665725f6964",
                "ab726573706f6e73655f746f",
                "aa6d6573736167655f6964",
                "a176",
                "a95f7a70635f6d6f7265",
                "a75f7a70635f6862",
                "ab5f7a70635f63616e63656c"
              })
          .map(HexFormat.of()::parseHex)
          .toArray(byte[][]::new);

  private final Random random;
  private final List<byte[]> seeds;

  /** Begins a sequence that depends on nothing but the seed. */
  public EventMutator(long seed) {
    this.random = new Random(seed);
    this.seeds = seeds();
  }

  /** What a correct peer would send. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (Object id : List.of("1", "2", new byte[] {'3'}, 4)) {
      Map<Object, Object> request = WirePeer.header("message_id", id, "v", 3, "timeout", 2.5);
      seeds.add(WirePeer.event(request, "hello", List.of("you")));
      seeds.add(WirePeer.event(request, "range", List.of(0, 1000)));
      seeds.add(WirePeer.event(request, "_zerorpc_inspect", List.of()));
      seeds.add(WirePeer.event(request, "echo", List.of(Map.of("a", List.of(1, 2.5, "x")))));
      seeds.add(WirePeer.event(WirePeer.header("message_id", id), "range", List.of(0, 10)));
      Map<Object, Object> on = WirePeer.header("message_id", "m", "response_to", id, "v", 3);
      seeds.add(WirePeer.event(on, "_zpc_more", List.of(100)));
      seeds.add(WirePeer.event(on, "_zpc_hb", List.of(0)));
      seeds.add(WirePeer.event(on, "_zpc_cancel", null));
      seeds.add(WirePeer.event(on, "STREAM", List.of(1)));
    }
    return seeds;
  }

  /** The next one: half of them with one change, a quarter with up to three, the rest good. */
  public byte[] next() {
    byte[] event = seeds.get(random.nextInt(seeds.size())).clone();
    int kind = random.nextInt(4);
    for (int changes = kind < 2 ? 1 : kind == 2 ? 1 + random.nextInt(3) : 0;
        changes > 0;
        changes--) {
      event = change(event);
    }
    return event;
  }

  private byte[] change(byte[] event) {
    int at = random.nextInt(event.length + 1);
    switch (random.nextInt(6)) {
      case 0 -> {
        return Arrays.copyOf(event, at);
      }
      case 1 -> {
        byte[] token = TOKENS[random.nextInt(TOKENS.length)];
        return spliced(event, at, Math.min(event.length, at + random.nextInt(12)), token);
      }
      case 2 -> {
        byte[] garbage = new byte[random.nextInt(40)];
        random.nextBytes(garbage);
        return spliced(event, at, at, garbage);
      }
      case 3 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length);
        return spliced(event, at, event.length, Arrays.copyOfRange(other, from, other.length));
      }
      default -> {
        byte[] changed = event.clone();
        if (changed.length > 0) {
          int place = Math.min(at, changed.length - 1);
          changed[place] =
              (byte)
                  (random.nextBoolean()
                      ? random.nextInt(256)
                      : changed[place] ^ (1 << random.nextInt(8)));
        }
        return changed;
      }
    }
  }

  private static byte[] spliced(byte[] event, int from, int to, byte[] middle) {
    MessageWriter out = new MessageWriter();
    out.writeRaw(event, 0, from);
    out.writeRaw(middle, 0, middle.length);
    out.writeRaw(event, to, event.length - to);
    return out.toByteArray();
  }
}
