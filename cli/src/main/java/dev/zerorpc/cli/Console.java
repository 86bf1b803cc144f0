package dev.zerorpc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a command reads and writes: results on {@link #out}, everything else on {@link #err}. All
 * text is UTF-8. Used by one thread at a time, but for {@link #out} and {@link #err}, which any
 * thread may print to.
 */
public final class Console {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;
  private final boolean progress;
  private boolean progressShown;

  /**
   * A console over these streams.
   *
   * @param colours whether results may be coloured
   * @param progress whether standard error is a terminal, where a line may be written over
   */
  public Console(
      InputStream in, PrintStream out, PrintStream err, boolean colours, boolean progress) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.colours = colours;
    this.progress = progress;
  }

  /**
   * The process's own streams. Which of them are terminals the start script says, in the properties
   * {@code zerorpc.terminal.out} and {@code zerorpc.terminal.err}; started otherwise, none is.
   * {@code NO_COLOR} and {@code TERM=dumb} switch colours off.
   */
  static Console ofProcess(Properties properties, Map<String, String> environment) {
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.parseBoolean(properties.getProperty("zerorpc.terminal.out")) && !plain,
        Boolean.parseBoolean(properties.getProperty("zerorpc.terminal.err")));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
        false,
        StandardCharsets.UTF_8);
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Standard output; buffered, so what must be seen now is followed by {@link #flush}. */
  public PrintStream out() {
    return out;
  }

  /** Standard error; buffered like {@link #out}. */
  public PrintStream err() {
    return err;
  }

  /** Whether results may be coloured. */
  public boolean colours() {
    return colours;
  }

  /** Whether {@link #progress} shows anything. */
  public boolean showsProgress() {
    return progress;
  }

  /** Shows how far a command has come, in place of what was shown before; on a terminal only. */
  public void progress(String text) {
    if (progress) {
      err.print("\r\u001b[K" + text);
      err.flush();
      progressShown = true;
    }
  }

  /** Takes the progress line away, if there is one. */
  public void endProgress() {
    if (progressShown) {
      err.print("\r\u001b[K");
      err.flush();
      progressShown = false;
    }
  }

  /** Says on standard error what is wrong and what to do about it. */
  public void error(String message) {
    endProgress();
    out.flush();
    err.print("zerorpc: " + message + "\n");
    err.flush();
  }

  /**
   * Hands over what was printed.
   *
   * @throws OutputClosedException if nobody reads standard output any more
   */
  public void flush() {
    err.flush();
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }
}
