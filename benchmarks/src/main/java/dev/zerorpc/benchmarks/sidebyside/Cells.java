package dev.zerorpc.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The client's side of what is measured, a command each. All durations are in seconds. */
final class Cells {
  private final Contestant contestant;
  private final String endpoint;
  private final Contestant.Client client;
  private final List<Contestant.Client> clients = new ArrayList<>();
  private int idle;

  Cells(Contestant contestant, String endpoint) throws Exception {
    this.contestant = contestant;
    this.endpoint = endpoint;
    this.client = contestant.connect(endpoint);
  }

  /** Runs {@code name argument...}; returns names and numbers. */
  Map<String, Number> run(String[] command) throws Exception {
    return switch (command[0]) {
      case "check" -> check();
      case "latency" -> latency(integer(command[1]), nanos(command[2]));
      case "pipeline" -> pipeline(integer(command[1]), integer(command[2]), nanos(command[3]));
      case "stream" -> stream(integer(command[1]), nanos(command[2]));
      case "oneway" -> oneWay(integer(command[1]), nanos(command[2]));
      case "idle" -> idle(integer(command[1]));
      case "clients" -> clients(integer(command[1]), nanos(command[2]));
      case "usage" -> Usage.allocated();
      case "heap" -> Usage.heap();
      default -> throw new IllegalArgumentException("there is no command '" + command[0] + "'");
    };
  }

  private Map<String, Number> check() throws Exception {
    Check.calls(client);
    try {
      Check.stream(client, 1000);
    } catch (UnsupportedOperationException e) {
      // Then it is not measured either.
    }
    return Map.of();
  }

  /** One call after the other; times in microseconds. */
  private Map<String, Number> latency(int size, long nanos) throws Exception {
    byte[] payload = Check.payload(size);
    long[] times = new long[1024];
    int calls = 0;
    long start = System.nanoTime();
    long before = start;
    while (before - start < nanos || calls < 3) {
      byte[] answer = client.echo(payload);
      long now = System.nanoTime();
      if (!Arrays.equals(answer, payload)) {
        throw new IllegalStateException("an answer differs from its request");
      }
      if (calls == times.length) {
        times = Arrays.copyOf(times, 2 * calls);
      }
      times[calls++] = now - before;
      before = System.nanoTime();
    }
    long[] sorted = Arrays.copyOf(times, calls);
    Arrays.sort(sorted);
    Map<String, Number> result = new LinkedHashMap<>();
    result.put("calls", calls);
    result.put("median", percentile(sorted, 0.5));
    result.put("p90", percentile(sorted, 0.9));
    result.put("p99", percentile(sorted, 0.99));
    result.put("p99.9", percentile(sorted, 0.999));
    result.put("max", percentile(sorted, 1));
    return result;
  }

  private static double percentile(long[] sorted, double part) {
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.max(0, index)] / 1e3;
  }

  private Map<String, Number> pipeline(int outstanding, int size, long nanos) throws Exception {
    long start = System.nanoTime();
    return rate("calls", client.pipeline(Check.payload(size), outstanding, nanos), start);
  }

  private Map<String, Number> stream(int items, long nanos) throws Exception {
    long start = System.nanoTime();
    long read = 0;
    do {
      Check.stream(client, items);
      read += items;
    } while (System.nanoTime() - start < nanos);
    return rate("items", read, start);
  }

  private Map<String, Number> oneWay(int size, long nanos) throws Exception {
    byte[] payload = Check.payload(size);
    long start = System.nanoTime();
    long sent = 0;
    do {
      client.send(payload);
      sent++;
    } while (System.nanoTime() - start < nanos);
    client.flush();
    return rate("sent", sent, start);
  }

  /** Opens streams until that many are open. */
  private Map<String, Number> idle(int streams) throws Exception {
    long start = System.nanoTime();
    for (; idle < streams; idle++) {
      client.openIdleStream();
    }
    return rate("streams", streams, start);
  }

  /** Connects until there are that many clients, then calls with one after the other. */
  private Map<String, Number> clients(int count, long nanos) throws Exception {
    byte[] payload = Check.payload(16);
    long start = System.nanoTime();
    while (clients.size() < count) {
      Contestant.Client next = contestant.connect(endpoint);
      next.echo(payload);
      clients.add(next);
    }
    long connected = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - connected < nanos) {
      clients.get((int) (calls++ % count)).echo(payload);
    }
    Map<String, Number> result = rate("calls", calls, connected);
    result.put("connecting", (connected - start) / 1e9);
    return result;
  }

  private static Map<String, Number> rate(String what, long count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Number> result = new LinkedHashMap<>();
    result.put(what, count);
    result.put("seconds", seconds);
    result.put("rate", count / seconds);
    return result;
  }

  private static int integer(String argument) {
    return Integer.parseInt(argument);
  }

  private static long nanos(String seconds) {
    return (long) (Double.parseDouble(seconds) * 1e9);
  }

  /** As an object of JSON on one line. */
  static String json(Map<String, Number> values) {
    StringBuilder text = new StringBuilder("{");
    values.forEach(
        (name, value) ->
            text.append(text.length() > 1 ? ", " : "")
                .append('"')
                .append(name)
                .append("\": ")
                .append(value(value)));
    return text.append('}').toString();
  }

  private static String value(Number value) {
    return value instanceof Double fraction
        ? String.format(Locale.ROOT, "%.3f", fraction)
        : Long.toString(value.longValue());
  }
}
