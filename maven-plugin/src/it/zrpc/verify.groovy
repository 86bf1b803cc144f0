def log = new File(basedir, "build.log").readLines()
def ends = log.findIndexValues { it.contains("Finished at: ") }
assert ends.size() == 3
def second = log[(ends[0] as int)..<(ends[1] as int)]
assert second.any { it.contains("zerorpc: up to date") }
assert second.any { it.contains("Nothing to compile") }
def third = log[(ends[1] as int)..<(ends[2] as int)]
assert third.any { it =~ /zerorpc: 3 written, \d+ unchanged, 3 deleted/ }

// What is left after the third run, in which a service has another name.
def generated = new File(basedir, "target/generated-sources/zerorpc/com/example")
assert generated.list().sort() == [
  "Constants", "Metrics", "MetricsDispatcher", "MetricsStub", "Other", "OtherDispatcher", "OtherStub", "QuotaExceeded",
  "QuotaExceededCodec", "Reading", "ReadingCodec", "ReportDispatcher", "ReportStub", "Sample", "SampleBuilder", "SampleCodec"
].collect { it + ".java" } + ["units"]
assert new File(generated, "units").list() == ["Unit.java"]
def byProcessor = []
def annotations = new File(basedir, "target/generated-sources/annotations")
if (annotations.exists()) {
  annotations.eachFileRecurse(groovy.io.FileType.FILES) { byProcessor << it.name }
}
assert byProcessor == []

// The compiled project calls itself.
def jars = []
new File(localRepositoryPath.toString()).eachFileRecurse(groovy.io.FileType.FILES) {
  if (it.name =~ /^(zerorpc-runtime|jeromq|jnacl|msgpack-core|slf4j-api|jspecify)-[\d.]+.*\.jar$/) {
    jars << it.path
  }
}
def path = (jars + [new File(basedir, "target/classes").path]).join(File.pathSeparator)
def java = new File(System.getProperty("java.home"), "bin/java").path
def process = new ProcessBuilder(java, "-cp", path, "com.example.Main").redirectErrorStream(true).start()
def said = process.inputStream.getText("UTF-8").readLines()
assert process.waitFor() == 0 : said
assert said == [
  "1",
  "Sample[name=a, value=1.5, unit=millis]",
  "full 7",
  "Sample[name=a, value=1.5, unit=millis]"
]
