package dev.zerorpc.cli.traffic;

import dev.zerorpc.RpcBroker;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.cli.OutputClosedException;
import dev.zerorpc.cli.Version;
import dev.zerorpc.cli.net.AdmissionOptions;
import dev.zerorpc.cli.net.SecurityOptions;
import dev.zerorpc.cli.net.StopSignal;
import dev.zerorpc.cli.net.TimeConverter;
import dev.zerorpc.cli.net.TimeOrZeroConverter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zerorpc record}. */
@Command(
    name = "record",
    description =
        "Stands between clients and a server, until it is stopped, and writes what they say to a"
            + " file: arguments, results and headers, secrets included.")
@SuppressWarnings("NullAway.Init") // The parameters are required, the options have defaults.
public final class RecordCommand implements Callable<Integer> {
  /** Beyond the grace period: for closing sockets, and for writing what is waiting. */
  private static final long PATIENCE_SECONDS = 15;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Where to write; '-' is standard output.")
  private String file;

  @Parameters(
      index = "1",
      paramLabel = "ADDRESS",
      description = "Where the server is bound: tcp://host:port.")
  private String server;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      required = true,
      description = "Bind this for clients: tcp://host:port. May be given several times.")
  private List<String> binds = new ArrayList<>();

  @Option(names = "--overwrite", description = "Replace the file if there is one.")
  private boolean overwrite;

  @Option(
      names = "--heartbeat",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = TimeConverter.class,
      description =
          "The interval of the signs of life of clients and server; ${DEFAULT-VALUE} unless given.")
  private Duration heartbeat;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = TimeOrZeroConverter.class,
      description =
          "How long running calls may take to end when the command is stopped; ${DEFAULT-VALUE}"
              + " unless given.")
  private Duration grace;

  @Mixin private final SecurityOptions security = new SecurityOptions();

  @Mixin private final AdmissionOptions admission = new AdmissionOptions();

  /** The command, printing to that console. */
  public RecordCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return StopSignal.interrupting(grace.toSeconds() + PATIENCE_SECONDS, this::record).status();
  }

  private ExitCode record() {
    CountDownLatch failed = new CountDownLatch(1);
    RpcBroker.Builder broker = RpcBroker.builder().worker(server);
    security.credentials(admission).applyTo(broker);
    binds.forEach(broker::frontend);
    RecordingWriter writer = new RecordingWriter(System::nanoTime, failed::countDown);
    broker.heartbeat(heartbeat).gracePeriod(grace).tap(writer::passes);
    boolean stopped = run(broker, writer, failed);
    IOException failure = writer.failure();
    if (failure != null && file.equals(RecordingFiles.STANDARD_OUTPUT)) {
      throw new OutputClosedException();
    }
    if (failure != null) {
      throw RecordingFiles.cannotWrite(file, failure);
    }
    say("recorded " + writer.events() + " events in " + file + "\n");
    return stopped ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  /** Returns when the writer has ended; whether because somebody stopped it. */
  private boolean run(RpcBroker.Builder builder, RecordingWriter writer, CountDownLatch failed) {
    // The broker first: a recording of nothing would be in the way of the next attempt.
    try (writer;
        RpcBroker broker = builder.start()) {
      writer.begin(
          open(), RecordingHead.text(Instant.now(), broker.frontends(), server, Version.text()));
      announce(broker.frontends());
      failed.await();
      return false;
    } catch (InterruptedException e) {
      // The interrupt is used up, so that the broker has its grace period.
      return true;
    }
  }

  private OutputStream open() {
    return file.equals(RecordingFiles.STANDARD_OUTPUT)
        ? RecordingFiles.standardOutput(console)
        : RecordingFiles.create(file, overwrite);
  }

  private void announce(List<String> endpoints) {
    for (String endpoint : endpoints) {
      say("bound " + endpoint + "\n");
    }
    say("recording; the file holds all that is said, passwords and the like included\n");
  }

  private void say(String text) {
    console.err().print(text);
    console.err().flush();
  }
}
