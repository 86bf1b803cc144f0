assert new File(basedir, "target/generated-sources/zerorpc/com/example/GreeterStub.java").isFile()
assert new File(basedir, "target/classes/com/example/GreeterStub.class").isFile()
def byProcessor = []
def annotations = new File(basedir, "target/generated-sources/annotations")
if (annotations.exists()) {
  annotations.eachFileRecurse(groovy.io.FileType.FILES) { byProcessor << it.name }
}
assert byProcessor == []
