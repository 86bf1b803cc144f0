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
