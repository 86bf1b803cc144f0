// Relative path and content of every file below a directory.
def contents = { File directory ->
  def files = [:]
  directory.eachFileRecurse(groovy.io.FileType.FILES) {
    files[directory.toPath().relativize(it.toPath()).toString()] = it.bytes.encodeBase64().toString()
  }
  files
}
def first = contents(new File(basedir, "target/generated-sources/zerorpc"))
assert first.size() > 10
assert first == contents(new File(basedir, "target/other/generated-sources/zerorpc"))
def classes = contents(new File(basedir, "target/classes"))
assert classes.keySet().any { it.endsWith("MetricsStub.class") }
assert classes == contents(new File(basedir, "target/other/classes"))
// Nobody's line ends but ours.
assert !new File(basedir, "target/other/generated-sources/zerorpc/com/example/GreeterStub.java").text.contains("\r")
