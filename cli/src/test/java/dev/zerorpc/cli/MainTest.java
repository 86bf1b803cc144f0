package dev.zerorpc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MainTest {
  @Test
  void aSubCommandsNameGoesToTheSubCommands() {
    CommandRun help = CommandRun.of("help");
    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Usage: zerorpc", "Commands:", "help");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void aMistakeInASubCommandIsAUsageError() {
    CommandRun run = CommandRun.of("help", "no-such-command");
    assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no-such-command");
  }

  @Test
  void coloursAreForTerminals() {
    assertThat(CommandRun.onTerminal("help").out()).contains("\u001b[");
    assertThat(CommandRun.of("help").out()).doesNotContain("\u001b");
  }

  @Test
  void theProcessPrintsAndEndsAsTheRunDoes() throws InterruptedException {
    assertThat(CommandProcess.java("help")).isEqualTo(CommandRun.of("help"));
    assertThat(CommandProcess.java("--version")).isEqualTo(CommandRun.of("--version"));
  }

  @Test
  void everySubCommandIsInTheManual() throws IOException {
    String manual = Files.readString(Path.of("man/zerorpc.1"));
    String section = manual.substring(manual.indexOf(".SH SUB-COMMANDS"));
    for (String name : SubCommands.all().keySet()) {
      assertThat(section).contains("\n.B " + name + "\n");
    }
  }
}
