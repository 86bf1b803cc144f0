package dev.zerorpc.processor;

import dev.zerorpc.codegen.GeneratedSource;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** Writes generated sources where the compiler wants them. */
final class SourceFiles {
  private SourceFiles() {}

  /** Writes one file; {@code origin} is what a build has to look at to know if it is up to date. */
  static void write(Filer filer, GeneratedSource source, TypeElement origin) throws IOException {
    try (Writer writer =
        filer.createSourceFile(source.type().canonicalName(), origin).openWriter()) {
      writer.write(source.text());
    }
  }
}
