package dev.zerorpc.cli.service;

import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The built-in service {@code time}: the functions of Python's module of that name that mean
 * something to a caller on another machine.
 */
public final class TimeService {
  private static final double SECOND = 1e9;
  private static final double LONGEST_SLEEP = 9e9;

  private final Clock clock;
  private final ZoneId zone;
  private final ServiceTable table = new ServiceTable("time", "Tells the time.");

  private TimeService(Clock clock) {
    this.clock = clock;
    this.zone = clock.getZone();
  }

  /** The service by the system's clock, in its zone. */
  public static ServiceDispatcher ofSystem() {
    return of(Clock.system(ZoneId.systemDefault()));
  }

  /** The service by that clock, in the clock's zone. */
  public static ServiceDispatcher of(Clock clock) {
    TimeService service = new TimeService(clock);
    service.addCalendar();
    service.addText();
    service.addClocks();
    service.table.sort();
    return service.table;
  }

  private interface Function {
    Object apply(List<@Nullable Object> arguments) throws Exception;
  }

  private void addText() {
    addOptional(
        "asctime",
        "time",
        "A time as text, such as 'Sat Jun 06 16:26:11 1998'; now if it is left out.",
        in -> format("%a %b %e %H:%M:%S %Y", given(in, 0)));
    addOptional(
        "ctime",
        "seconds",
        "Seconds since 1970 as text in local time; now if they are left out.",
        in -> format("%a %b %e %H:%M:%S %Y", BrokenDownTime.of(moment(in), zone)));
    MethodDescriptor.Builder<@Nullable Object> strftime = method("strftime").parameter("format");
    add(
        strftime.parameter("time", null),
        """
        A time as a format says; now if it is left out.

        %Y %m %d year, month, day; %H %M %S hour, minute, second; %I %p hour of twelve, AM or
        PM; %a %A %b %B names of day and month; %j day of the year; %z %Z the zone; %c %x %X
        date and time, date, time; %% a percent sign.\
        """,
        in -> format(text(in, 0), given(in, 1)));
    MethodDescriptor.Builder<@Nullable Object> strptime = method("strptime").parameter("string");
    add(
        strptime.parameter("format", "%a %b %d %H:%M:%S %Y"),
        "Reads a time that was written in a format, see strftime.",
        in ->
            TimeParser.parse(text(in, 0), in.size() > 1 ? text(in, 1) : "%a %b %d %H:%M:%S %Y")
                .parts());
  }

  private void addCalendar() {
    addOptional(
        "gmtime",
        "seconds",
        "Year, month, day, hour, minute, second, weekday, day of the year and 0, in UTC.",
        in -> BrokenDownTime.of(moment(in), ZoneOffset.UTC).parts());
    addOptional(
        "localtime",
        "seconds",
        "As gmtime, in local time; the last number is 1 in summer.",
        in -> BrokenDownTime.of(moment(in), zone).parts());
    add(
        method("mktime").parameter("time"),
        "The seconds since 1970 of a local time.",
        in -> BrokenDownTime.read(in.get(0)).seconds(zone));
  }

  private void addClocks() {
    add(
        method("get_clock_info").parameter("name"),
        "What the clock of that name is: time, monotonic, perf_counter or process_time.",
        in -> clockInfo(text(in, 0)));
    addClock("monotonic", "a clock that never goes back", System::nanoTime);
    addClock("perf_counter", "the finest clock that there is", System::nanoTime);
    addClock("process_time", "what the server has used of its processors", TimeService::cpuNanos);
    addClock("time", "the clock, since 1970", () -> nanos(clock.instant()));
    add(
        method("sleep").parameter("seconds"),
        "Answers after so many seconds.",
        in -> {
          sleep(seconds(in.get(0)));
          return NOTHING;
        });
  }

  private static final Object NOTHING = new Object();

  private interface Nanos {
    long get();
  }

  private void addClock(String name, String what, Nanos nanos) {
    add(method(name), "Seconds of " + what + ".", in -> seconds(nanos.get()));
    add(method(name + "_ns"), "Nanoseconds of " + what + ".", in -> nanos.get());
  }

  private static MethodDescriptor.Builder<@Nullable Object> method(String name) {
    return MethodDescriptor.unary("time", name, Codecs.ANY);
  }

  private void addOptional(String name, String parameter, String documentation, Function function) {
    add(method(name).parameter(parameter, null), documentation, function);
  }

  // NullAway does not see that the codec of "any" takes null.
  @SuppressWarnings("NullAway")
  private void add(
      MethodDescriptor.Builder<@Nullable Object> method, String documentation, Function function) {
    MethodDescriptor<@Nullable Object> descriptor = method.documentation(documentation).build();
    table.add(
        descriptor,
        call -> {
          Object answer = function.apply(arguments(descriptor, call));
          call.reply(Codecs.ANY, answer == NOTHING ? null : answer);
        });
  }

  private static List<@Nullable Object> arguments(MethodDescriptor<?> method, ServerCall call) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < call.argumentCount(); i++) {
      arguments.add(call.arguments().parameter(method.parameters().get(i).name()).readAny());
    }
    return arguments;
  }

  private String format(String format, BrokenDownTime time) {
    return TimeFormat.format(format, time, zone);
  }

  private BrokenDownTime given(List<@Nullable Object> arguments, int index) {
    Object value = index < arguments.size() ? arguments.get(index) : null;
    return value == null ? BrokenDownTime.of(now(), zone) : BrokenDownTime.read(value);
  }

  private double now() {
    return (double) clock.instant().getEpochSecond();
  }

  private double moment(List<@Nullable Object> arguments) {
    Object value = arguments.isEmpty() ? null : arguments.get(0);
    return value == null ? now() : seconds(value);
  }

  private static String text(List<@Nullable Object> arguments, int index) {
    if (arguments.get(index) instanceof String text) {
      return text;
    }
    throw ServiceTable.typeError("argument " + (index + 1) + " must be a string");
  }

  private static double seconds(@Nullable Object value) {
    if (value instanceof Long || value instanceof Double || value instanceof BigInteger) {
      return ((Number) value).doubleValue();
    }
    throw ServiceTable.typeError(
        "seconds must be a number; on the command line, -j before the address makes it one");
  }

  private static void sleep(double seconds) throws InterruptedException {
    if (!(seconds >= 0)) {
      throw ServiceTable.valueError("sleep length must be non-negative");
    }
    if (seconds > LONGEST_SLEEP) {
      throw ServiceTable.valueError("sleep length is too long");
    }
    Thread.sleep(Duration.ofNanos((long) (seconds * SECOND)).toMillis());
  }

  private static double seconds(long nanos) {
    return Math.floorDiv(nanos, (long) SECOND) + Math.floorMod(nanos, (long) SECOND) / SECOND;
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), (long) SECOND), time.getNano());
  }

  private static long cpuNanos() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("this system does not say"))
        .toNanos();
  }

  private static Map<String, Object> clockInfo(String name) {
    return switch (name) {
      case "time" -> clockInfo("java.time.Clock", true, false);
      case "monotonic", "perf_counter" -> clockInfo("System.nanoTime()", false, true);
      case "process_time" -> clockInfo("ProcessHandle", false, true);
      default -> throw ServiceTable.valueError("unknown clock");
    };
  }

  private static Map<String, Object> clockInfo(
      String implementation, boolean adjustable, boolean monotonic) {
    return Map.of(
        "implementation", implementation,
        "adjustable", adjustable,
        "monotonic", monotonic,
        "resolution", 1e-9);
  }
}
