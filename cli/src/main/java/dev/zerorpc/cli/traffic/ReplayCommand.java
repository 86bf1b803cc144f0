package dev.zerorpc.cli.traffic;

import dev.zerorpc.RpcClient;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.net.ConnectionOptions;
import dev.zerorpc.cli.net.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zerorpc replay}. */
@Command(
    name = "replay",
    description =
        "Makes the calls of a recording again, and compares the answers with those recorded.")
@SuppressWarnings("NullAway.Init") // The parameters are required, the options have defaults.
public final class ReplayCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 5;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The recording, which 'zerorpc record' has made.")
  private String file;

  @Parameters(
      index = "1",
      paramLabel = "ADDRESS",
      description = "Where the server is: tcp://host:port.")
  private String address;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "So many times as fast as it was; 0 for without pauses. ${DEFAULT-VALUE} unless given.")
  private double speed;

  @Option(
      names = "--only",
      paramLabel = "METHOD",
      split = ",",
      description = "Call this method only. May be given several times, or with commas.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--ignore-answers",
      description = "Compare nothing: it is enough that a call is answered.")
  private boolean ignoreAnswers;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  /** The command, printing to that console. */
  public ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(speed >= 0) || Double.isInfinite(speed)) {
      throw new CommandException(
          ExitCode.USAGE, "--speed must be a number from 0 on, but is " + speed + ".");
    }
    return StopSignal.interrupting(PATIENCE_SECONDS, this::replay).status();
  }

  private ExitCode replay() {
    try (Recording recording = Recording.open(file)) {
      if (recording.isCutOff()) {
        console.error(file + ": the last line is cut off; it is left out.");
      }
      return replay(recording, chosen(recording.steps()));
    }
  }

  private List<RecordingScan.Step> chosen(List<RecordingScan.Step> all) {
    for (String method : only) {
      if (all.stream().noneMatch(step -> step.call().method().equals(method))) {
        List<String> there =
            all.stream().map(step -> step.call().method()).distinct().sorted().toList();
        throw new CommandException(
            ExitCode.USAGE,
            "%s has no call of '%s'. It has: %s."
                .formatted(file, method, there.isEmpty() ? "none" : String.join(", ", there)));
      }
    }
    return only.isEmpty()
        ? all
        : all.stream().filter(step -> only.contains(step.call().method())).toList();
  }

  private ExitCode replay(Recording recording, List<RecordingScan.Step> steps) {
    ReplayReport report = new ReplayReport(console, !ignoreAnswers);
    Pace pace = new Pace(speed, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    boolean stopped = false;
    try (RpcClient client = connection.open(address)) {
      new Replay(
              steps,
              pace,
              call ->
                  new CallReplay(
                      recording, call, client, connection.timeout(), !ignoreAnswers, report))
          .run();
    } catch (InterruptedException e) {
      stopped = true;
    }
    console.endProgress();
    console.out().print(report.summary(pace.elapsed()));
    console.flush();
    if (stopped) {
      return ExitCode.INTERRUPTED;
    }
    return report.isGood() ? ExitCode.OK : ExitCode.FAILED;
  }
}
