package dev.zerorpc.cli.net;

import dev.zerorpc.BrokerStatistics;
import dev.zerorpc.RpcBroker;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code zerorpc broker}. */
@Command(
    name = "broker",
    description = "Stands between the clients and the workers of a service, until it is stopped.")
@SuppressWarnings("NullAway.Init") // The options are required or have defaults.
public final class BrokerCommand implements Callable<Integer> {
  /** Beyond the grace period: for closing sockets. */
  private static final long PATIENCE_SECONDS = 5;

  private final Console console;

  @Option(
      names = "--frontend",
      paramLabel = "ADDRESS",
      required = true,
      description = "Bind this for clients: tcp://host:port. May be given several times.")
  private List<String> frontends = new ArrayList<>();

  @Option(
      names = "--backend",
      paramLabel = "ADDRESS",
      description =
          "Bind this for workers, servers of this library that connect. May be given"
              + " several times.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--worker",
      paramLabel = "ADDRESS",
      description =
          "Connect to a server of any language that is bound there. May be given several"
              + " times.")
  private List<String> workers = new ArrayList<>();

  @Option(
      names = "--heartbeat",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = TimeConverter.class,
      description =
          "The interval of the signs of life of clients and workers; ${DEFAULT-VALUE}"
              + " unless given.")
  private Duration heartbeat;

  @Option(
      names = "--queue-timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeConverter.class,
      description = "How long a call may wait for a worker; ${DEFAULT-VALUE} unless given.")
  private Duration queueTimeout;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = TimeOrZeroConverter.class,
      description =
          "How long running calls may take to end when the broker is stopped;"
              + " ${DEFAULT-VALUE} unless given.")
  private Duration grace;

  @Option(
      names = "--statistics",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Print what the broker does to standard error, as often as that.")
  private @Nullable Duration statistics;

  @Mixin private final SecurityOptions security = new SecurityOptions();

  @Mixin private final AdmissionOptions admission = new AdmissionOptions();

  /** The command, printing to that console. */
  public BrokerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (backends.isEmpty() && workers.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE,
          "a broker needs workers. Say --backend for those that connect, or --worker for servers"
              + " that are bound.");
    }
    long patience = grace.toSeconds() + PATIENCE_SECONDS;
    return StopSignal.interrupting(patience, this::serve).status();
  }

  private ExitCode serve() {
    try (RpcBroker broker = start()) {
      announce("frontend", broker.frontends());
      announce("backend", broker.backends());
      announce("worker", workers);
      console.flush();
      run(broker);
    }
    console.err().print("stopped\n");
    console.err().flush();
    return ExitCode.INTERRUPTED;
  }

  private void run(RpcBroker broker) {
    ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor();
    try {
      if (statistics != null) {
        long period = statistics.toNanos();
        var unused =
            reporter.scheduleAtFixedRate(
                () -> report(broker.statistics()), period, period, TimeUnit.NANOSECONDS);
      }
      broker.awaitTermination();
    } catch (InterruptedException e) {
      // Stopped: the interrupt is used up, so that closing has its grace period.
      console.err().print("stopping, running calls have " + grace.toSeconds() + " s\n");
      console.err().flush();
    } finally {
      reporter.shutdownNow();
    }
  }

  private RpcBroker start() {
    RpcBroker.Builder builder = RpcBroker.builder();
    frontends.forEach(builder::frontend);
    backends.forEach(builder::backend);
    workers.forEach(builder::worker);
    security.credentials(admission).applyTo(builder);
    return builder.heartbeat(heartbeat).queueTimeout(queueTimeout).gracePeriod(grace).start();
  }

  private void announce(String what, List<String> endpoints) {
    endpoints.forEach(endpoint -> console.out().print(what + " " + endpoint + "\n"));
  }

  private void report(BrokerStatistics now) {
    String busy =
        now.workers().stream()
            .map(worker -> worker.name() + "=" + worker.activeCalls())
            .collect(Collectors.joining(" "));
    console
        .err()
        .print(
            "calls: %d open, %d waiting, %d forwarded, %d refused, %d failed; workers: %s\n"
                .formatted(
                    now.openCalls(),
                    now.waitingCalls(),
                    now.forwardedCalls(),
                    now.refusedCalls(),
                    now.failedCalls(),
                    busy.isEmpty() ? "none" : busy));
    console.err().flush();
  }
}
