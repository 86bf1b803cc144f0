package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.maven.CompilerDiagnostic.Severity;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class CompilerDiagnosticTest {
  private static final Path FILE = Path.of("src", "Greeter.java");

  @Test
  void namesThePositionInBrackets() {
    assertThat(new CompilerDiagnostic(Severity.ERROR, FILE, 12, 5, "[code] Wrong.").format())
        .isEqualTo(FILE + ":[12,5] [code] Wrong.");
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    long none = Diagnostic.NOPOS;
    assertThat(new CompilerDiagnostic(Severity.ERROR, FILE, none, none, "Wrong.").format())
        .isEqualTo(FILE + ": Wrong.");
    assertThat(new CompilerDiagnostic(Severity.ERROR, null, none, none, "Wrong.").format())
        .isEqualTo("Wrong.");
  }
}
