def log = new File(basedir, "build.log").readLines()
def ends = log.findIndexValues { it.contains("Finished at: ") }
assert ends.size() == 3
def lines = { int from, int to -> log[from..<to].findAll { it.contains("zerorpc: ") }.collect { it.replaceAll(".*zerorpc: ", "zerorpc: ") } }

// The phases of "clean compile test" generate once, and once more without a need.
assert lines(0, ends[0] as int) == ["zerorpc: 4 written, 0 unchanged, 0 deleted", "zerorpc: up to date"]
assert new File(basedir, "target/test-classes/com/example/Needs.class").isFile()

assert lines(ends[0] as int, ends[1] as int) == ["zerorpc: skipped"]
for (name in ["Main", "GreeterStub", "OtherStub"]) {
  assert new File(basedir, "target/elsewhere/com/example/" + name + ".class").isFile() : name
}

assert lines(ends[1] as int, ends[2] as int) == ["zerorpc: 0 written, 2 unchanged, 2 deleted"]
def generated = new File(basedir, "generated/com/example")
assert generated.list().sort() == ["Foreign.java", "GreeterDispatcher.java", "GreeterStub.java"]
assert new File(generated, "Foreign.java").text.contains('"To "')
