package dev.zerorpc.cli.traffic;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventCodec;
import dev.zerorpc.internal.event.MalformedMessageException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording that is there to be read. All of it is looked at once, at the beginning; what stays
 * in memory is where the events of each call are. Any thread.
 */
final class Recording implements AutoCloseable {
  /** In bytes; the largest message takes about half of it. */
  private static final int MAX_LINE = 256 << 20;

  private final FileChannel channel;
  private final List<RecordingScan.Step> steps;
  private final boolean cutOff;

  private Recording(FileChannel channel, List<RecordingScan.Step> steps, boolean cutOff) {
    this.channel = channel;
    this.steps = steps;
    this.cutOff = cutOff;
  }

  /**
   * Opens a recording.
   *
   * @throws CommandException if it cannot be read; says where and why
   */
  static Recording open(String file) {
    Path path = RecordingFiles.path(file);
    RecordingScan scan = new RecordingScan();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      boolean cutOff = scan(file, in, scan);
      return new Recording(FileChannel.open(path), scan.steps(), cutOff);
    } catch (IOException e) {
      throw new CommandException(ExitCode.USAGE, "cannot read " + file + ": " + e + ".");
    }
  }

  /** Returns whether the last line is not whole. */
  private static boolean scan(String file, InputStream in, RecordingScan scan) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long offset = 0;
    for (int number = 1; ; number++) {
      boolean whole = readLine(file, number, in, bytes);
      if (!whole && bytes.size() == 0) {
        if (number == 1) {
          throw broken(file, 1, "the file is empty");
        }
        return false;
      }
      String line = bytes.toString(StandardCharsets.UTF_8);
      try {
        if (number == 1) {
          RecordingHead.check(line);
        } else {
          scan.add(number, EventLine.read(line), offset, bytes.size());
        }
      } catch (IllegalArgumentException e) {
        if (!whole && number > 1) {
          return true;
        }
        throw broken(file, number, String.valueOf(e.getMessage()));
      }
      offset += bytes.size() + 1L;
    }
  }

  /** Reads up to the next line feed; returns whether there was one. */
  private static boolean readLine(
      String file, int number, InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return true;
      }
      if (line.size() >= MAX_LINE) {
        throw broken(file, number, "the line is longer than " + MAX_LINE + " bytes");
      }
      line.write(b);
    }
    return false;
  }

  private static CommandException broken(String file, int line, String why) {
    return new CommandException(ExitCode.USAGE, "%s: line %d: %s.".formatted(file, line, why));
  }

  /** What begins and ends, in the order of the recording. */
  List<RecordingScan.Step> steps() {
    return steps;
  }

  /** Whether the last line is not whole, and was left out. */
  boolean isCutOff() {
    return cutOff;
  }

  /**
   * Reads an event.
   *
   * @throws CommandException if the file has changed, or cannot be read any more
   */
  Event event(Places places, int index) {
    byte[] bytes = new byte[places.length(index)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long offset = places.offset(index);
    try {
      while (buffer.hasRemaining()) {
        int read = channel.read(buffer, offset + buffer.position());
        if (read < 0) {
          throw new IOException("the recording has become shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot read the recording any more: " + e + ".");
    }
    try {
      return EventCodec.decode(EventLine.read(new String(bytes, StandardCharsets.UTF_8)).message());
    } catch (IllegalArgumentException | MalformedMessageException e) {
      throw new CommandException(ExitCode.FAILED, "the recording was changed while it was read.");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
