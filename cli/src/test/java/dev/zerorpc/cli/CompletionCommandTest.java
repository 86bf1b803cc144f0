package dev.zerorpc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionCommandTest {
  @Test
  void bashCompletesSubCommandsAndTheirOptions(@TempDir Path folder) throws Exception {
    CommandRun run = CommandRun.of("completion", "bash");
    assertThat(run.status()).isZero();
    Path script = Files.writeString(folder.resolve("zerorpc.bash"), run.out());
    assertThat(completed(script, "zerorpc", "b")).contains("bench", "broker");
    assertThat(completed(script, "zerorpc", "idl", "")).contains("check", "compile", "import");
    assertThat(completed(script, "zerorpc", "idl", "check", "--")).contains("--against", "--allow");
  }

  @Test
  void bashCompletesTheOptionsOfCallsAndServers(@TempDir Path folder) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("zerorpc.bash"), CommandRun.of("completion", "bash").out());
    assertThat(completed(script, "zerorpc", "--"))
        .contains(
            "--connect",
            "--bind",
            "--server",
            "--timeout",
            "--heartbeat",
            "--pool-size",
            "--active-hb",
            "--print-json",
            "--inspect",
            "--contract",
            "--server-key",
            "--version",
            "--help");
    assertThat(completed(script, "zerorpc", "-")).contains("-?", "-j", "-pj", "-d", "-h");
    assertThat(completed(script, "zerorpc", "--connect", "tcp://a:1", "--ti"))
        .containsExactly("--timeout");
    assertThat(completed(script, "zerorpc", "-j", "--pr")).containsExactly("--print-json");
    Files.createFile(folder.resolve("greeter.zrpc"));
    assertThat(completed(script, "zerorpc", "--contract", folder.resolve("gre").toString()))
        .containsExactly(folder.resolve("greeter.zrpc").toString());
    // They are not those of sub-commands.
    assertThat(completed(script, "zerorpc", "ping", "--"))
        .contains("--count")
        .doesNotContain("--bind");
    assertThat(completed(script, "zerorpc", "re")).containsExactly("record", "replay");
    assertThat(completed(script, "zerorpc", "replay", "--")).contains("--speed", "--only");
  }

  @Test
  void theScriptIsForZshToo() {
    CommandRun run = CommandRun.of("completion", "zsh");
    assertThat(run.out())
        .contains("bashcompinit")
        .isEqualTo(CommandRun.of("completion", "bash").out());
  }

  @Test
  void otherShellsAreUnknown() {
    CommandRun run = CommandRun.of("completion", "fish");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'fish'", "bash and zsh");
  }

  private static java.util.List<String> completed(Path script, String... words) throws Exception {
    String quoted = "'" + String.join("' '", words) + "'";
    String line =
        "source "
            + script
            + "; COMP_WORDS=("
            + quoted
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; _complete_zerorpc; printf '%s\\n' \"${COMPREPLY[@]}\"";
    CommandRun run = CommandProcess.run(new ProcessBuilder("bash", "-c", line));
    return run.out().lines().map(String::strip).toList();
  }
}
