package dev.zerorpc.cli.net;

import dev.zerorpc.CurveKeys;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zerorpc keygen}. */
@Command(name = "keygen", description = "Makes a pair of CURVE keys and prints the public one.")
@SuppressWarnings("NullAway.Init") // The name is required.
public final class KeygenCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description =
          "Both keys go to NAME.key_secret, which only its owner may read, and the public"
              + " one to NAME.key. Neither may be there already.")
  private Path name;

  /** The command, printing to that console. */
  public KeygenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path secretFile = withSuffix(".key_secret");
    Path publicFile = withSuffix(".key");
    for (Path file : new Path[] {secretFile, publicFile}) {
      if (Files.exists(file)) {
        throw exists(file.toString());
      }
    }
    CurveKeys keys = CurveKeys.generate();
    try {
      write(keys, secretFile, publicFile);
    } catch (FileAlreadyExistsException e) {
      throw exists(e.getFile());
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot write the keys: " + e + ".");
    }
    console.err().print("wrote " + secretFile + " and " + publicFile + "\n");
    console.out().print(keys.publicKey() + "\n");
    return ExitCode.OK.status();
  }

  /** Both or none: half a pair would be in the way of the next attempt. */
  private static void write(CurveKeys keys, Path secretFile, Path publicFile) throws IOException {
    keys.write(secretFile);
    try {
      keys.writePublic(publicFile);
    } catch (IOException e) {
      Files.delete(secretFile);
      throw e;
    }
  }

  private Path withSuffix(String suffix) {
    Path file = name.getFileName();
    if (file == null || file.toString().isEmpty()) {
      throw new CommandException(ExitCode.USAGE, "'" + name + "' is no name of a file.");
    }
    return name.resolveSibling(file + suffix);
  }

  private static CommandException exists(String file) {
    return new CommandException(
        ExitCode.FAILED,
        file + " is there already, and keys are not replaced. Choose another name.");
  }
}
