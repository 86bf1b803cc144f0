package dev.zerorpc.cli.compat;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import java.math.BigInteger;
import java.time.Duration;

/** What clients and servers of the command have in common. */
final class Endpoints {
  private static final BigInteger YEAR = BigInteger.valueOf(Duration.ofDays(365).toSeconds());

  private Endpoints() {}

  /** Says on standard error what is about to be done. */
  static void announce(Console console, String what, String endpoint) {
    console.err().print(what + " to \"" + endpoint + "\"\n");
    console.err().flush();
  }

  /** A length of time of at least a second; no longer than a year, which nobody waits for. */
  static Duration seconds(String option, BigInteger value) {
    if (value.signum() <= 0) {
      throw new CommandException(
          ExitCode.FAILED, "--" + option + " must be at least one second, but is " + value);
    }
    return Duration.ofSeconds(value.min(YEAR).longValue());
  }
}
