package dev.zerorpc.maven;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run generates from and where to.
 *
 * @param sourceRoots directories of hand-written sources; those that do not exist are ignored
 * @param contractDirectory of {@code .zrpc} files; need not exist
 * @param importDirectories where these files' imports are looked up, before the class path
 * @param classPath jars and class directories that the contracts are compiled against
 * @param toolPath jars of the generator itself; a change of one makes every earlier result outdated
 * @param outputDirectory where generated sources go; never read as a source root
 * @param stagingDirectory scratch space of this run, emptied before and after
 * @param manifestFile what the run remembers for the next one
 * @param encoding of the sources read and written
 * @param release value of the compiler's {@code --release}, or null
 * @param source value of the compiler's {@code -source}, or null; ignored if there is a release
 */
record GenerationRequest(
    List<Path> sourceRoots,
    Path contractDirectory,
    List<Path> importDirectories,
    List<Path> classPath,
    List<Path> toolPath,
    Path outputDirectory,
    Path stagingDirectory,
    Path manifestFile,
    Charset encoding,
    @Nullable String release,
    @Nullable String source) {

  GenerationRequest {
    outputDirectory = outputDirectory.toAbsolutePath().normalize();
    Path output = outputDirectory;
    sourceRoots =
        sourceRoots.stream()
            .map(root -> root.toAbsolutePath().normalize())
            .filter(root -> !root.startsWith(output))
            .distinct()
            .toList();
    contractDirectory = contractDirectory.toAbsolutePath().normalize();
    importDirectories = List.copyOf(importDirectories);
    classPath = List.copyOf(classPath);
    toolPath = List.copyOf(toolPath);
  }
}
