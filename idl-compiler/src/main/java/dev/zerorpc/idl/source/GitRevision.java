package dev.zerorpc.idl.source;

import dev.zerorpc.contract.diagnostic.Diagnostic;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.link.ImportResolver;
import dev.zerorpc.idl.syntax.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract that a folder held in a revision, read through the {@code git} command. */
final class GitRevision {
  private GitRevision() {}

  static CompilationResult compile(String revision, Path folder, ImportResolver imports)
      throws ContractSourceException {
    // Git would take it for an option.
    if (revision.isBlank() || revision.startsWith("-")) {
      throw new ContractSourceException(
          "'git:" + revision + "' names no revision. Give a tag, a branch or a commit: git:v1.0.");
    }
    if (!Files.isDirectory(folder)) {
      throw new ContractSourceException(
          "the folder " + folder + " is not there, so its history cannot be read.");
    }
    if (git(folder, "rev-parse", "--verify", "--quiet", revision + "^{commit}").isEmpty()) {
      String inside = git(folder, "rev-parse", "--git-dir").isEmpty() ? " is in no" : "'s";
      throw new ContractSourceException(
          inside.equals("'s")
              ? "the repository of %s has no revision '%s'. Fetch it (a shallow clone lacks old ones), or correct its name."
                  .formatted(folder, revision)
              : "the folder %s is in no git repository.".formatted(folder));
    }
    Map<String, SourceText> texts = new LinkedHashMap<>();
    List<Diagnostic> unreadable = new ArrayList<>();
    byte[] names =
        git(folder, "ls-tree", "-r", "-z", "--name-only", revision, "--", ".").orElseThrow();
    String prefix = "git:" + revision + "/";
    for (String name : ContractSource.text(names).split("\0", -1)) {
      if (ContractSource.isContract(name)) {
        byte[] bytes =
            git(folder, "show", revision + ":./" + name)
                .orElseThrow(
                    () ->
                        new ContractSourceException(
                            "git cannot show " + name + " of " + revision + "."));
        texts.put(name, SourceText.decode(prefix + name, bytes, unreadable::add));
      }
    }
    if (!unreadable.isEmpty()) {
      Diagnostic first = unreadable.get(0);
      throw new ContractSourceException(first.origin().describe() + ": " + first.message() + ".");
    }
    if (texts.isEmpty()) {
      throw new ContractSourceException(
          "the folder %s held no .zrpc file in revision '%s'.".formatted(folder, revision));
    }
    return ContractSource.compileTexts(
        List.copyOf(texts.values()), ImportResolver.of(List.of(new RootImports(texts), imports)));
  }

  /** Files named from the folder, as import roots are; those beside a file the linker finds. */
  private record RootImports(Map<String, SourceText> texts) implements ImportResolver {
    @Override
    public Optional<SourceText> resolve(String path, String from, DiagnosticReporter reporter) {
      return Optional.ofNullable(texts.get(path));
    }

    @Override
    public String describe() {
      return "the revision";
    }
  }

  /** The output of a git command; empty if it fails. */
  private static Optional<byte[]> git(Path folder, String... arguments)
      throws ContractSourceException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "core.quotePath=false", "-C", folder.toString()));
    command.addAll(Arrays.asList(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      git.getOutputStream().close();
      try (InputStream output = git.getInputStream()) {
        byte[] bytes = output.readAllBytes();
        return git.waitFor() == 0 ? Optional.of(bytes) : Optional.empty();
      }
    } catch (IOException e) {
      throw new ContractSourceException(
          "cannot run git, which a revision needs: " + e.getMessage() + ". Install it.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContractSourceException("interrupted while git was running.", e);
    }
  }
}
