package dev.zerorpc.cli.traffic;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where recordings are. */
final class RecordingFiles {
  /** Names standard output. */
  static final String STANDARD_OUTPUT = "-";

  private RecordingFiles() {}

  static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new CommandException(ExitCode.USAGE, "'" + file + "' is no name of a file.");
    }
  }

  /** Creates a file that only its owner may read, for what is said is not for everybody. */
  static OutputStream create(String file, boolean overwrite) {
    Path path = path(file);
    try {
      if (overwrite) {
        Files.deleteIfExists(path);
      }
      Set<OpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] attributes =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      return Channels.newOutputStream(Files.newByteChannel(path, options, attributes));
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          ExitCode.FAILED, file + " is there already. Choose another name, or say --overwrite.");
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  static CommandException cannotWrite(String file, IOException e) {
    return new CommandException(ExitCode.FAILED, "cannot write " + file + ": " + e + ".");
  }

  /** Standard output as a file; it is not closed, and fails when its reader has gone. */
  static OutputStream standardOutput(Console console) {
    return new FilterOutputStream(console.out()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        if (console.out().checkError()) {
          throw new IOException("standard output is closed");
        }
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }
}
