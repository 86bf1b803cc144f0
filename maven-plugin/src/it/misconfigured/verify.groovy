def log = new File(basedir, "build.log").text
assert log.contains("There is no parameter <outputDirectroy>. Did you mean <outputDirectory>?")
assert log =~ /There is no contract folder \S+zrcp\. Correct zerorpc\.contractDirectory, or leave it out/
assert log =~ /The import directory \S+pom\.xml is a file\. Correct zerorpc\.importDirectories\./
assert log =~ /The output directory \S+java and the sources in \S+java are not apart\. Set zerorpc\.outputDirectory to/
assert log.contains('zerorpc: Java knows no encoding "UTF-88". Correct project.build.sourceEncoding.')
assert log.contains("zerorpc: '1.8' is no Java release. Set zerorpc.release or maven.compiler.release to a number, such as 17.")
// Called by name without a mistake: no trace of the runs that failed.
assert log.count("zerorpc: 2 written, 0 unchanged, 0 deleted") == 1
assert new File(basedir, "src/main/java/com/example").list() == ["Greeter.java"]
