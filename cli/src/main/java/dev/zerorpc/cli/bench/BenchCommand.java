package dev.zerorpc.cli.bench;

import dev.zerorpc.RpcAnswer;
import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcException;
import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.contract.CallContract;
import dev.zerorpc.cli.contract.ContractArguments;
import dev.zerorpc.cli.net.ClientOptions;
import dev.zerorpc.cli.net.StopSignal;
import dev.zerorpc.cli.net.TimeConverter;
import dev.zerorpc.cli.net.TimeOrZeroConverter;
import dev.zerorpc.cli.python.JsonReader;
import dev.zerorpc.contract.CallPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zerorpc bench}. */
@Command(
    name = "bench",
    description = "Calls a method over and over and shows how many answers come, and how late.")
@SuppressWarnings("NullAway.Init") // The options are required or have defaults.
public final class BenchCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 5;
  private static final int MOST_CALLERS = 10_000;

  private final Console console;

  @Mixin private final ClientOptions server = new ClientOptions();

  @Parameters(index = "1", paramLabel = "METHOD", description = "What to call.")
  private String method;

  @Parameters(
      index = "2..*",
      paramLabel = "ARGUMENT",
      description = "Its arguments: texts, unless -j or --contract says otherwise.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-j", "--json"},
      description = "The arguments are JSON.")
  private boolean json;

  @Option(
      names = "--contract",
      paramLabel = "PLACE",
      description =
          "Check and convert the arguments by this contract: a .zrpc file, a folder, a"
              + " jar, or the word server for what the server tells.")
  private @Nullable String contract;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many calls are under way at once; ${DEFAULT-VALUE} unless given.")
  private int callers;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many connections they share; ${DEFAULT-VALUE} unless given.")
  private int connections;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = TimeConverter.class,
      description = "For how long calls count; ${DEFAULT-VALUE} unless given.")
  private Duration duration;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = TimeOrZeroConverter.class,
      description = "For how long calls are made before that; ${DEFAULT-VALUE} unless given.")
  private Duration warmup;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "How many calls a second are due, in place of one whenever a caller is free.")
  private @Nullable Double rate;

  @Option(names = "--print-json", description = "Print the result as JSON.")
  private boolean printJson;

  /** The command, printing to that console. */
  public BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (callers < 1 || callers > MOST_CALLERS || connections < 1 || connections > callers) {
      throw wrong(
          "--concurrency must be from 1 to %d, and --connections from 1 to that."
              .formatted(MOST_CALLERS));
    }
    if (rate != null && !(rate > 0 && rate <= 1e7)) {
      throw wrong("--rate must be more than 0 and at most 10000000, but is " + rate);
    }
    return StopSignal.interrupting(PATIENCE_SECONDS, this::run).status();
  }

  private ExitCode run() {
    List<RpcClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        clients.add(server.open());
      }
      Supplier<@Nullable Object[]> arguments = arguments(clients.get(0));
      boolean streams = answersWithStream(clients.get(0), arguments.get());
      Load load = new Load(callers, warmup, duration, rate);
      LoadRun run =
          LoadRun.start(load, i -> call(clients.get(i % connections), arguments, streams));
      boolean stopped = !awaitEnd(run);
      Duration elapsed = run.elapsed();
      if (stopped) {
        run.stop();
        clients.forEach(RpcClient::close);
        awaitCallers(run);
      }
      BenchReport report =
          new BenchReport(server.address(), method, connections, load, elapsed, run.result());
      console.endProgress();
      console.out().print(printJson ? report.json() : report.text());
      console.flush();
      if (stopped) {
        return ExitCode.INTERRUPTED;
      }
      return report.measured().calls() > 0 ? ExitCode.OK : ExitCode.FAILED;
    } finally {
      clients.forEach(RpcClient::close);
    }
  }

  /** False if this thread was interrupted before the end. */
  private boolean awaitEnd(LoadRun run) {
    try {
      while (!run.await(Duration.ofSeconds(1))) {
        console.progress(run.answered() + " answers");
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static void awaitCallers(LoadRun run) {
    try {
      var unused = run.await(Duration.ofSeconds(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CommandException wrong(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  /** The arguments of each call: streams among them can be sent once only. */
  private Supplier<@Nullable Object[]> arguments(RpcClient client) {
    if (contract != null) {
      ContractArguments typed = CallContract.read(contract, client).arguments(method);
      if (typed.method().pattern() == CallPattern.ONE_WAY) {
        throw wrong("'" + method + "' is one-way: there is no answer to wait for.");
      }
      return () -> typed.of(words, json);
    }
    @Nullable Object[] values = new @Nullable Object[words.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = json ? value(words.get(i)) : words.get(i);
    }
    return () -> values;
  }

  private static @Nullable Object value(String word) {
    try {
      return JsonReader.read(word);
    } catch (IllegalArgumentException e) {
      throw wrong("the argument " + word + " is not JSON: " + e.getMessage() + ".");
    }
  }

  /** One call that does not count: whether there is any use in more, and of what kind they are. */
  private boolean answersWithStream(RpcClient client, @Nullable Object[] arguments) {
    try {
      RpcAnswer<@Nullable Object> answer = client.ask(method, arguments);
      if (answer.isStream()) {
        answer.stream().close();
      }
      return answer.isStream();
    } catch (RpcException e) {
      throw new CommandException(ExitCode.FAILED, "the first call failed: " + e.getMessage());
    }
  }

  private LoadRun.Call call(
      RpcClient client, Supplier<@Nullable Object[]> arguments, boolean streams) {
    if (!streams) {
      return () -> {
        var unused = client.call(method, arguments.get());
        return 0;
      };
    }
    return () -> {
      long items = 0;
      try (RpcStream<@Nullable Object> stream = client.stream(method, arguments.get())) {
        for (Object unused : stream) {
          items++;
        }
      }
      return items;
    };
  }
}
