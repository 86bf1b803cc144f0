package dev.zerorpc.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.cli.CommandRun;
import dev.zerorpc.cli.CommandServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeServiceTest {
  private static CommandServer server;

  @BeforeAll
  static void serve() {
    Clock clock = Clock.fixed(Instant.parse("2024-07-04T15:09:08.25Z"), ZoneId.of("Europe/Berlin"));
    server = new CommandServer(List.of(TimeService.of(clock)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "time||1720105748.25",
        "time_ns||1720105748250000000",
        "gmtime||[2024, 7, 4, 15, 9, 8, 3, 186, 0]",
        "localtime||[2024, 7, 4, 17, 9, 8, 3, 186, 1]",
        "gmtime|1e9|[2001, 9, 9, 1, 46, 40, 6, 252, 0]",
        "gmtime|-1|[1969, 12, 31, 23, 59, 59, 2, 365, 0]",
        "ctime||'Thu Jul  4 17:09:08 2024'",
        "ctime|0|'Thu Jan  1 01:00:00 1970'",
        "asctime|[1998,6,6,16,26,11,5,157,0]|'Sat Jun  6 16:26:11 1998'",
        "mktime|[1998,6,6,16,26,11,5,157,-1]|897143171.0",
        "strftime|\"%Y/%m/%d\"|'2024/07/04'",
        "strftime|\"%a_%A_%b_%B_%I_%p_%j_%y_%C_%e_%u_%w_%U_%W_%V_%G\"|"
            + "'Thu_Thursday_Jul_July_05_PM_186_24_20_ 4_4_4_26_27_27_2024'",
        "strftime|\"%c_%x_%X_%z\"|'Thu Jul  4 17:09:08 2024_07/04/24_17:09:08_+0200'",
        "strftime|\"%D_%F_%T_%R_%Z\"|'07/04/24_2024-07-04_17:09:08_17:09_CEST'",
        "strftime|\"%r_%k_%l_%h_%n_%t_%s_%%_%Q\"|'05:09:08 PM_17_ 5_Jul_\\n_\\t_1720105748_%_%Q'",
        "strftime|\"%U%W%V%G\" [2024,12,31,0,0,0,1,366,0]|'5253012025'",
        "strptime|\"30_Nov_00\" \"%d_%b_%y\"|[2000, 11, 30, 0, 0, 0, 3, 335, -1]",
        "strptime|\"2024-366\" \"%Y-%j\"|[2024, 12, 31, 0, 0, 0, 1, 366, -1]",
        "strptime|\"11:59_pm\" \"%I:%M_%p\"|[1900, 1, 1, 23, 59, 0, 0, 1, -1]",
        "sleep|0|None",
      })
  void functionsAnswerAsPythonsDo(String function, String arguments, String answer) {
    String line = "-j @ " + function + (arguments == null ? "" : " " + arguments);
    CommandRun run = server.run(line.split(" "));
    assertThat(run.err()).doesNotContain("zerorpc:");
    assertThat(run.out()).isEqualTo(answer + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sleep|-1|ValueError: sleep length must be non-negative",
        "sleep|\"1\"|TypeError: seconds must be a number",
        "sleep|1e300|ValueError: sleep length is too long",
        "gmtime|1e300|ValueError: timestamp out of range",
        "gmtime|NaN|ValueError: timestamp out of range",
        "asctime|[1]|TypeError: a time is a list of 9",
        "asctime|[2000,13,1,0,0,0,0,1,0]|ValueError: month out of range",
        "strptime|\"x\" \"%Y\"|ValueError: time data 'x' does not match format '%Y'",
        "strptime|\"2000x\" \"%Y\"|ValueError: unconverted data remains: x",
        "strptime|\"2000\" \"%Q\"|ValueError: 'Q' is a bad directive in format '%Q'",
        "strptime|\"2001-02-30\" \"%Y-%m-%d\"|ValueError: day is out of range for month",
        "get_clock_info|\"x\"|ValueError: unknown clock",
        "strftime|1|TypeError: argument 1 must be a string",
      })
  void whatMeansNothingIsAnErrorOfPythonsName(String function, String arguments, String error) {
    CommandRun run = server.run(("-j @ " + function + " " + arguments).split(" "));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("zerorpc: " + error);
  }

  @Test
  void clocksRun() {
    for (String clock : List.of("monotonic", "perf_counter", "process_time")) {
      assertThat(Double.parseDouble(server.run("@", clock).out())).isGreaterThan(0);
      assertThat(Long.parseLong(server.run("@", clock + "_ns").out().strip())).isGreaterThan(0);
      assertThat(server.run("@", "get_clock_info", clock).out()).contains("'monotonic': True");
    }
  }
}
