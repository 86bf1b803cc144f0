package dev.zerorpc.maven;

import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.plexus.build.BuildContext;

/**
 * Shows an IDE that runs Maven inside itself what a run has found and written. On the command line
 * nothing of it happens: there the log is the place.
 */
final class IdeMarkers {
  private final BuildContext context;

  IdeMarkers(BuildContext context) {
    this.context = context;
  }

  /** Takes away what earlier runs said about the files that this one reads. */
  void begin(GenerationRequest request) throws IOException, ContractSourceException {
    if (!context.isIncremental()) {
      return;
    }
    SourceTree.read(request.sourceRoots(), request.outputDirectory(), request.encoding())
        .contracts()
        .forEach(source -> context.removeMessages(source.toFile()));
    if (Files.isDirectory(request.contractDirectory())) {
      for (Path file : ContractSource.files(request.contractDirectory())) {
        context.removeMessages(file.toFile());
      }
    }
  }

  /** Marks the places of errors and warnings, and has the IDE look at the output anew. */
  void end(GenerationRequest request, List<CompilerDiagnostic> diagnostics) {
    if (context.isIncremental()) {
      diagnostics.forEach(this::mark);
    }
    context.refresh(request.outputDirectory().toFile());
  }

  private void mark(CompilerDiagnostic diagnostic) {
    Path file = diagnostic.file();
    if (file == null || diagnostic.severity() == CompilerDiagnostic.Severity.INFO) {
      return;
    }
    context.addMessage(
        file.toFile(),
        (int) Math.max(diagnostic.line(), 1),
        (int) Math.max(diagnostic.column(), 1),
        diagnostic.text(),
        diagnostic.severity() == CompilerDiagnostic.Severity.ERROR
            ? BuildContext.SEVERITY_ERROR
            : BuildContext.SEVERITY_WARNING,
        null);
  }
}
