package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of a contract can be on every system: no file or folder has a name that Windows keeps
 * for a device, and none differs from another in the case of its letters only.
 */
final class FileNameRule implements Rule {
  private static final Pattern DEVICE =
      Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Map<String, JavaName> taken = new HashMap<>();
    for (Definition definition : contract.definitions()) {
      // Not more than one report for each definition: its files share their fate.
      files(definition)
          .flatMap(
              file -> obstacle(file, taken).map(what -> List.of(file.toString(), what)).stream())
          .toList()
          .stream()
          .findFirst()
          .ifPresent(
              found ->
                  reporter.report(
                      DiagnosticCode.FILE_NAME, definition.origin(), found.get(0), found.get(1)));
    }
  }

  private static Stream<JavaName> files(Definition definition) {
    JavaName own = definition.javaName();
    return Stream.concat(
        own.simpleNames().size() == 1 ? Stream.of(own) : Stream.empty(),
        GeneratedNames.of(definition).stream());
  }

  private static Optional<String> obstacle(JavaName file, Map<String, JavaName> taken) {
    JavaName other = taken.putIfAbsent(file.canonicalName().toLowerCase(Locale.ROOT), file);
    if (other != null && !other.equals(file)) {
      return Optional.of("on Windows and macOS it is that of class " + other);
    }
    return Stream.concat(Stream.of(file.packageName().split("\\.")), Stream.of(file.simpleName()))
        .filter(name -> DEVICE.matcher(name).matches())
        .findFirst()
        .map(name -> "Windows takes '" + name + "' for a device");
  }
}
