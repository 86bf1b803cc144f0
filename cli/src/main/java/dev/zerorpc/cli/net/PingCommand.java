package dev.zerorpc.cli.net;

import dev.zerorpc.CancelledException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc ping}. */
@Command(
    name = "ping",
    description = "Measures how long a server of any language takes to answer an empty call.")
@SuppressWarnings("NullAway.Init") // The options have defaults.
public final class PingCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 3;

  private final Console console;
  private final PingStatistics statistics = new PingStatistics();

  @Mixin private final ClientOptions server = new ClientOptions();

  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      defaultValue = "5",
      description = "How many pings to send, 0 until stopped; ${DEFAULT-VALUE} unless given.")
  private long count;

  @Option(
      names = {"-i", "--interval"},
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = TimeOrZeroConverter.class,
      description = "The pause after an answer; ${DEFAULT-VALUE} unless given.")
  private Duration interval;

  /** The command, printing to that console. */
  public PingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (count < 0) {
      throw new CommandException(ExitCode.USAGE, "--count must not be negative, but is " + count);
    }
    return StopSignal.interrupting(PATIENCE_SECONDS, this::run).status();
  }

  private ExitCode run() {
    boolean stopped = false;
    try (RpcClient client = server.open()) {
      pingAll(client);
    } catch (InterruptedException | CancelledException e) {
      stopped = true;
    }
    console.out().print("\n" + server.address() + ": " + statistics.text());
    console.flush();
    if (stopped) {
      return ExitCode.INTERRUPTED;
    }
    return statistics.hasAnswers() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void pingAll(RpcClient client) throws InterruptedException {
    for (long number = 1; count == 0 || number <= count; number++) {
      if (number > 1) {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
      }
      ping(client, number);
      console.flush();
    }
  }

  private void ping(RpcClient client, long number) {
    long start = System.nanoTime();
    try {
      Object answer = client.call("_zerorpc_ping");
      long time = System.nanoTime() - start;
      statistics.answered(time);
      console
          .out()
          .print("%d: %s, %s\n".formatted(number, pong(answer), PingStatistics.millis(time)));
    } catch (CancelledException e) {
      throw e;
    } catch (RemoteException e) {
      // Somebody answered, but not what a zerorpc server answers.
      statistics.lost();
      console.out().print("%d: error %s\n".formatted(number, e.getMessage()));
    } catch (RpcException e) {
      statistics.lost();
      console.out().print("%d: no answer, %s\n".formatted(number, e.getMessage()));
    }
  }

  /** {@code ["pong", name]}, of Node without a name. */
  private static String pong(@Nullable Object answer) {
    String name =
        answer instanceof List<?> parts && parts.size() == 2 ? String.valueOf(parts.get(1)) : "";
    return name.isEmpty() ? "pong" : "pong from " + name;
  }
}
