package dev.zerorpc.cli.traffic;

import dev.zerorpc.CallOptions;
import dev.zerorpc.CancelledException;
import dev.zerorpc.Headers;
import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.traffic.ReplayReport.Result;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.stub.ClientCall;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ValueReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes one recorded call again, reads its answer to the end, and says what became of it. */
final class CallReplay implements Runnable {
  private final Recording recording;
  private final RecordedCall call;
  private final RpcClient client;
  private final Duration timeout;
  private final boolean comparing;
  private final ReplayReport report;
  private final Answers answers;

  CallReplay(
      Recording recording,
      RecordedCall call,
      RpcClient client,
      Duration timeout,
      boolean comparing,
      ReplayReport report) {
    this.recording = recording;
    this.call = call;
    this.client = client;
    this.timeout = timeout;
    this.comparing = comparing;
    this.report = report;
    this.answers = new Answers(recording, call);
  }

  @Override
  public void run() {
    Object arguments = "";
    try {
      Event request = recording.event(call.ends, 0);
      Object values = Answers.arguments(request);
      arguments = values == null ? List.of() : values;
      if (!(arguments instanceof List<?> list)) {
        report.done(call, arguments, Result.UNANSWERED, "not sent: its arguments are no list");
        return;
      }
      String difference = ask(request, list);
      if (!comparing) {
        report.done(call, arguments, Result.ANSWERED, null);
      } else if (answers.isNone()) {
        report.done(call, arguments, Result.UNCOMPARED, null);
      } else {
        Result result = difference == null ? Result.SAME : Result.DIFFERENT;
        report.done(call, arguments, result, difference);
      }
    } catch (CancelledException e) {
      // The replay was stopped; what it has not finished does not count.
    } catch (RpcException | IllegalArgumentException e) {
      report.done(call, arguments, Result.UNANSWERED, "no answer: " + e.getMessage());
    }
  }

  /**
   * How the answer differs; null if it does not.
   *
   * @throws RpcException if there is none
   */
  private @Nullable String ask(Event request, List<?> arguments) {
    int items = 0;
    try {
      RpcAnswer<@Nullable Object> answer = begin(request, arguments).answer();
      if (!answer.isStream()) {
        return answers.value(answer.value());
      }
      try (RpcStream<@Nullable Object> stream = answer.stream()) {
        if (answers.stopsBefore(0)) {
          return null;
        }
        for (Object item : stream) {
          String difference = answers.item(items, item);
          items++;
          if (difference != null || answers.stopsBefore(items)) {
            return difference;
          }
        }
      }
      return answers.end(items);
    } catch (RpcException e) {
      return answers.error(items, e);
    }
  }

  private ClientCall<@Nullable Object> begin(Event request, List<?> arguments) {
    MethodDescriptor.Builder<@Nullable Object> method =
        MethodDescriptor.unary("", call.method(), Codecs.ANY);
    IntStream.rangeClosed(1, arguments.size()).forEach(n -> method.parameter("argument " + n));
    CallOptions options =
        CallOptions.DEFAULT
            .withTimeout(timeout)
            .withIdleTimeout(timeout)
            .withHeaders(headers(request));
    ClientCall<@Nullable Object> made = client.calls(options).call(method.build());
    int number = 0;
    for (Object argument : arguments) {
      number++;
      made.arguments().parameter("argument " + number).writeAny(argument);
    }
    if (call.callerStreams) {
      made.items(
          Codecs.ANY,
          RpcStream.from(
              IntStream.range(0, call.callerItems.size())
                  .mapToObj(i -> Answers.arguments(recording.event(call.callerItems, i)))));
    }
    return made;
  }

  /** What the header holds beside the protocol's own fields. */
  private static Headers headers(Event request) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (Codecs.ANY.read(new ValueReader(request.rawHeader().reader())) instanceof Map<?, ?> all) {
      all.forEach(
          (name, value) -> {
            if (name instanceof String text && !text.isEmpty() && !Headers.isReserved(text)) {
              result.put(text, value);
            }
          });
    }
    return Headers.copyOf(result);
  }
}
