def sources(String directory) {
  def root = new File(basedir, directory)
  def found = new TreeMap<String, String>()
  root.eachFileRecurse(groovy.io.FileType.FILES) {
    found[root.toPath().relativize(it.toPath()).toString()] = it.bytes.encodeHex().toString()
  }
  found
}

def byProcessor = sources("target/generated-sources/annotations")
def byPlugin = sources("target/generated-sources/zerorpc")
assert byProcessor.size() == 4
assert byPlugin == byProcessor
assert new File(basedir, "target/classes/com/example/GreeterStub.class").isFile()

// What registers the processor at its own build is nothing that a project has to do with.
def ofProcessor = new File(localRepositoryPath, "dev/zerorpc/zerorpc-annotation-processor")
assert ofProcessor.isDirectory()
assert !new File(localRepositoryPath, "com/google/auto/service").exists()
