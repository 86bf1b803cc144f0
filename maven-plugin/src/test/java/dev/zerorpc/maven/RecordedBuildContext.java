package dev.zerorpc.maven;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.util.Scanner;
import org.jspecify.annotations.Nullable;

/** Keeps what an IDE would show. */
final class RecordedBuildContext implements BuildContext {
  final List<String> calls = new ArrayList<>();
  private final boolean incremental;

  RecordedBuildContext(boolean incremental) {
    this.incremental = incremental;
  }

  @Override
  public boolean isIncremental() {
    return incremental;
  }

  @Override
  public void refresh(File file) {
    calls.add("refresh " + file.getName());
  }

  @Override
  public void removeMessages(File file) {
    calls.add("clear " + file.getName());
  }

  @Override
  public void addMessage(
      File file, int line, int column, String text, int severity, @Nullable Throwable cause) {
    calls.add(
        "%s %s %d:%d %s"
            .formatted(
                severity == SEVERITY_ERROR ? "error" : "warning",
                file.getName(),
                line,
                column,
                text));
  }

  @Override
  @Deprecated
  public void addWarning(File file, int line, int column, String text, @Nullable Throwable cause) {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  public void addError(File file, int line, int column, String text, @Nullable Throwable cause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean hasDelta(String path) {
    return true;
  }

  @Override
  public boolean hasDelta(File file) {
    return true;
  }

  @Override
  public boolean hasDelta(List<String> paths) {
    return true;
  }

  @Override
  public OutputStream newFileOutputStream(File file) {
    return new ByteArrayOutputStream();
  }

  @Override
  public Scanner newScanner(File directory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Scanner newDeleteScanner(File directory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Scanner newScanner(File directory, boolean ignoreDelta) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setValue(String key, Object value) {}

  @Override
  public @Nullable Object getValue(String key) {
    return null;
  }

  @Override
  public boolean isUptodate(File target, File source) {
    return false;
  }
}
