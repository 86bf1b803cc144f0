package dev.zerorpc.cli.idl;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.Console;
import dev.zerorpc.cli.ExitCode;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticText;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.link.FileImports;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.link.JarImports;
import dev.zerorpc.idl.source.ContractSource;
import dev.zerorpc.idl.source.ContractSourceException;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the contracts are that a tool works on. */
final class ContractPlaces {
  /** Standard input, as an argument. */
  static final String STANDARD_INPUT = "-";

  private static final String SHOWN_INPUT = "stdin";

  @Parameters(
      paramLabel = "PLACE",
      arity = "1..*",
      description =
          "A .zrpc file, a folder of them, a jar that carries its contract, git:REVISION for the"
              + " current folder as it was then, or - for standard input. Several files and folders"
              + " are compiled together.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = {"-I", "--import"},
      paramLabel = "PATH",
      description = "A folder or a jar in which imports are looked up. May be given several times.")
  private List<Path> imports = new ArrayList<>();

  /** What was given, as messages show it. */
  String shown() {
    return String.join(" ", places);
  }

  /** The only place, if it is one of files that are there. */
  List<String> places() {
    return places;
  }

  /** Finds what contracts import. */
  ImportResolver imports() {
    for (Path path : imports) {
      if (!Files.exists(path)) {
        throw wrong("there is nothing at " + path + ", where imports are to be looked up.");
      }
    }
    List<Path> folders = imports.stream().filter(Files::isDirectory).toList();
    return ImportResolver.of(List.of(new FileImports(folders), new JarImports(imports)));
  }

  /** Compiles all places to one contract. */
  CompilationResult compile(Console console) {
    String first = places.get(0);
    try {
      return places.size() == 1 && !first.equals(STANDARD_INPUT)
          ? ContractSource.compile(first, Path.of("."), imports())
          : compileTogether(console);
    } catch (ContractSourceException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** As {@link #compile}, for tools that need a contract without errors. */
  Contract contract(Console console) {
    CompilationResult result = compile(console);
    show(result.diagnostics(), console);
    if (result.hasErrors()) {
      throw new CommandException(
          ExitCode.FAILED, "the contract of " + shown() + " has errors, see above.");
    }
    return result.contract();
  }

  /** Shows what is wrong with a contract where the result goes to standard output. */
  static void show(List<Diagnostic> diagnostics, Console console) {
    console.err().print(DiagnosticText.of(diagnostics));
  }

  private CompilationResult compileTogether(Console console) throws ContractSourceException {
    Map<Path, Path> files = new LinkedHashMap<>();
    Set<Path> roots = new LinkedHashSet<>();
    List<SourceText> texts = new ArrayList<>();
    List<Diagnostic> unreadable = new ArrayList<>();
    for (String place : places) {
      if (place.equals(STANDARD_INPUT)) {
        if (texts.isEmpty()) {
          texts.add(read(console, unreadable));
        }
        continue;
      }
      files(place).forEach(file -> files.putIfAbsent(key(file), file));
      Path path = Path.of(place);
      roots.add(Files.isDirectory(path) ? path : path.toAbsolutePath().resolveSibling(""));
    }
    ImportResolver resolver =
        ImportResolver.of(List.of(new FileImports(List.copyOf(roots)), imports()));
    CompilationResult result =
        ZrpcCompiler.compile(new CompilationRequest(List.copyOf(files.values()), texts, resolver));
    return new CompilationResult(
        result.contract(),
        result.files(),
        Stream.concat(unreadable.stream(), result.diagnostics().stream()).toList());
  }

  private static Path key(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** The contract files of a place: itself, or those of a folder. */
  static List<Path> files(String place) {
    Path path;
    try {
      path = Path.of(place);
    } catch (InvalidPathException e) {
      throw wrong("'" + place + "' is no path: " + e.getReason() + ".");
    }
    if (Files.isDirectory(path)) {
      try {
        List<Path> files = ContractSource.files(path);
        if (files.isEmpty()) {
          throw wrong("the folder " + path + " has no .zrpc file.");
        }
        return files;
      } catch (ContractSourceException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }
    if (!Files.exists(path)) {
      throw wrong("there is nothing at " + path + ". Give a .zrpc file or a folder of them.");
    }
    if (!place.endsWith(".zrpc")) {
      throw wrong(
          path + " is neither a .zrpc file nor a folder. A jar or a revision is given alone.");
    }
    return List.of(path);
  }

  /** The text on standard input. */
  static SourceText read(Console console, List<Diagnostic> unreadable) {
    try {
      return SourceText.decode(SHOWN_INPUT, console.in().readAllBytes(), unreadable::add);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED, "cannot read standard input: " + e.getMessage() + ".");
    }
  }

  /** The command line names what cannot be worked on. */
  static CommandException wrong(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }
}
