package dev.zerorpc.cli.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.cli.CommandRun;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command on both sides of CURVE and PLAIN, with a broker and a recorder in between. */
@Timeout(180)
final class SecureCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void makeKeys() throws Exception {
    for (String name : List.of("server", "mine", "stranger")) {
      assertThat(CommandRun.of("keygen", path(name)).status()).isZero();
    }
    Files.createDirectory(folder.resolve("clients"));
    Files.copy(folder.resolve("mine.key"), folder.resolve("clients/mine.key"));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process start(Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.zerorpc.cli.Main"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits for a line on standard error. */
  private static String awaitLine(Process process, String begin) throws Exception {
    BufferedReader err = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
    List<String> read = new ArrayList<>();
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      if (line.startsWith(begin)) {
        return line.substring(begin.length());
      }
      read.add(line);
    }
    throw new AssertionError("no '" + begin + "', but " + read);
  }

  /** Calls whose other side does not let them in: they end soon, and say what may be wrong. */
  @SafeVarargs
  private static void refused(List<String>... beginnings) throws Exception {
    List<FutureTask<CommandRun>> runs = new ArrayList<>();
    for (List<String> beginning : beginnings) {
      List<String> line = new ArrayList<>(List.of("--heartbeat=1"));
      line.addAll(beginning);
      line.add("time");
      FutureTask<CommandRun> run =
          new FutureTask<>(() -> CommandRun.of(line.toArray(String[]::new)));
      new Thread(run).start();
      runs.add(run);
    }
    for (FutureTask<CommandRun> each : runs) {
      CommandRun run = each.get(20, TimeUnit.SECONDS);
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("zerorpc: ", "credentials");
    }
  }

  @Test
  void onlyTheRightKeyIsLetIn() throws Exception {
    String endpoint = "tcp://127.0.0.1:" + freePort();
    Process server =
        start(
            Map.of(),
            "--server",
            "--heartbeat=1",
            "--keys=" + path("server.key_secret"),
            "--clients=" + path("clients"),
            "--bind",
            endpoint,
            "time");
    try {
      awaitLine(server, "serving ");
      String right = "--server-key=" + path("server.key");
      String mine = "--keys=" + path("mine.key_secret");
      CommandRun run = CommandRun.of("-j", right, mine, endpoint, "gmtime", "0");
      assertThat(run.err()).isEqualTo("connecting to \"" + endpoint + "\"\n");
      assertThat(run.out()).isEqualTo("[1970, 1, 1, 0, 0, 0, 3, 1, 0]\n");
      refused(
          List.of(right, endpoint),
          List.of(right, "--keys", path("stranger.key_secret"), endpoint),
          List.of("--server-key", path("mine.key"), mine, endpoint),
          List.of(endpoint));

      Process recorder =
          start(
              Map.of(),
              "record",
              path("traffic"),
              endpoint,
              "--bind=tcp://127.0.0.1:*",
              "--heartbeat=1s",
              "--keys=" + path("mine.key_secret"),
              right,
              "--any-client");
      try {
        String recorded = awaitLine(recorder, "bound ");
        assertThat(
                CommandRun.of(
                        "-j",
                        "--heartbeat=1",
                        "--server-key=" + path("mine.key"),
                        recorded,
                        "gmtime",
                        "0")
                    .out())
            .isEqualTo(run.out());
        refused(List.of(recorded));
      } finally {
        recorder.toHandle().destroy();
        recorder.waitFor();
      }
      assertThat(
              CommandRun.of("replay", path("traffic"), endpoint, right, mine, "--heartbeat=1s")
                  .out())
          .contains("1 the same, 0 different");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void namesAndPasswordsAreAskedFor() throws Exception {
    Files.writeString(folder.resolve("passwords"), "me:secret\n");
    Files.writeString(folder.resolve("password"), "secret\n");
    Files.writeString(folder.resolve("wrong"), "sesame\n");
    String endpoint = "tcp://127.0.0.1:" + freePort();
    Process server =
        start(
            Map.of(),
            "--server",
            "--heartbeat=1",
            "--passwords=" + path("passwords"),
            "--bind",
            endpoint,
            "time");
    try {
      awaitLine(server, "serving ");
      String right = "--password-file=" + path("password");
      assertThat(CommandRun.of("--user=me", right, endpoint, "time").status()).isZero();
      refused(List.of("--user=me", "--password-file", path("wrong"), endpoint), List.of(endpoint));
      Process ping =
          start(Map.of("ZERORPC_PASSWORD", "secret"), "ping", endpoint, "-c1", "--user=me");
      assertThat(new String(ping.getInputStream().readAllBytes(), UTF_8)).contains("1 answered");
      assertThat(ping.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void mistakesAreReportedBeforeAnythingIsSent() {
    CommandRun keys = CommandRun.of("--keys", path("mine.key_secret"), "tcp://127.0.0.1:1", "time");
    assertThat(keys.status()).isEqualTo(2);
    assertThat(keys.err()).contains("zerorpc: --keys needs --server-key");
    CommandRun server =
        CommandRun.of("--server", "--any-client", "--bind", "tcp://127.0.0.1:*", "time");
    assertThat(server.status()).isEqualTo(2);
    assertThat(server.err()).contains("need --keys");
    CommandRun broker =
        CommandRun.of(
            "broker",
            "--frontend=tcp://127.0.0.1:*",
            "--worker=tcp://127.0.0.1:1",
            "--clients=" + path("clients"));
    assertThat(broker.status()).isEqualTo(2);
    assertThat(broker.err()).contains("need --keys");
  }
}
