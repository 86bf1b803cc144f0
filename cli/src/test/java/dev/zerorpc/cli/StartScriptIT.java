package dev.zerorpc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartScriptIT {
  private static final Path HOME = Path.of(System.getProperty("zerorpc.home"));
  private static final Path SCRIPT = HOME.resolve("bin/zerorpc");

  @Test
  void theScriptFindsJavaAndTheJars() throws Exception {
    assertThat(CommandProcess.run(script(SCRIPT, "help"))).isEqualTo(CommandRun.of("help"));
  }

  @Test
  void theScriptWorksThroughALink(@TempDir Path folder) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("zerorpc"), SCRIPT);
    assertThat(CommandProcess.run(script(link, "help"))).isEqualTo(CommandRun.of("help"));
  }

  @Test
  void aReaderThatIsGoneEndsTheCommandQuietly() throws Exception {
    ProcessBuilder line =
        new ProcessBuilder(
            "sh", "-c", "{ \"$0\" --help; echo \"status $?\" >&2; } | :", SCRIPT.toString());
    line.environment().put("JAVA_HOME", System.getProperty("java.home"));
    assertThat(CommandProcess.run(line).err()).isEqualTo("status 141\n");
  }

  @Test
  void argumentsArriveWithoutALocaleToo() throws Exception {
    ProcessBuilder line = script(SCRIPT, "--timeout", "grüße");
    line.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    CommandRun run = CommandProcess.run(line);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("invalid int value: 'grüße'");
  }

  @Test
  void theManualIsThere() {
    assertThat(HOME.resolve("share/man/man1/zerorpc.1")).content().contains(".SH EXAMPLES");
  }

  /** The archive of classes is used by the Java that built it: it is refused in any other place. */
  @Test
  void theArchiveOfClassesFits() throws Exception {
    ProcessBuilder line = script(SCRIPT, "--version");
    line.environment().put("ZERORPC_JAVA_OPTS", "-Xshare:on -Xlog:class+load=info:stderr");
    CommandRun run = CommandProcess.run(line);
    assertThat(run.status()).isZero();
    assertThat(run.err()).containsPattern("dev\\.zerorpc\\.cli\\.Main source: shared objects file");
  }

  @Test
  void aWrongJavaHomeIsNamed(@TempDir Path folder) throws Exception {
    ProcessBuilder line = script(SCRIPT, "help");
    line.environment().put("JAVA_HOME", folder.toString());
    CommandRun run = CommandProcess.run(line);
    assertThat(run.status()).isEqualTo(127);
    assertThat(run.err()).contains("JAVA_HOME").contains(folder.toString()).contains("17");
  }

  @Test
  void theJarIsExecutable() throws Exception {
    Path jar;
    try (var jars = Files.newDirectoryStream(HOME.resolve("lib"), "zerorpc-cli-*.jar")) {
      jar = jars.iterator().next();
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder line = new ProcessBuilder(List.of(java, "-jar", jar.toString(), "help"));
    assertThat(CommandProcess.run(line)).isEqualTo(CommandRun.of("help"));
  }

  private static ProcessBuilder script(Path script, String... arguments) {
    ProcessBuilder line = new ProcessBuilder(script.toString());
    line.command().addAll(List.of(arguments));
    line.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return line;
  }
}
