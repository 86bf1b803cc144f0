def log = new File(basedir, "build.log").readLines()
def ends = log.findIndexValues { it.contains("Finished at: ") }
assert ends.size() == 3
// What generate says of the library and of the application.
def said = { int from, int to ->
  log[from..<to].findAll { it =~ /zerorpc: (up to date|\d+ written)/ }.collect { it.replaceAll(".*zerorpc: ", "") }
}

assert said(0, ends[0] as int) == ["1 written, 0 unchanged, 0 deleted", "6 written, 0 unchanged, 0 deleted"]
assert said(ends[0] as int, ends[1] as int) == ["up to date", "up to date"]
// The imported type has changed: all is generated anew, and what does not differ is not written.
def third = said(ends[1] as int, ends[2] as int)
assert third[0] == "1 written, 0 unchanged, 0 deleted"
assert third[1] =~ /^[1-9]\d* written, [1-9]\d* unchanged, 0 deleted$/
// What is imported comes with the library and is not generated a second time.
assert !new File(basedir, "application/target/generated-sources/zerorpc/com/example/units").exists()
assert new File(basedir, "application/target/classes/com/example/MetricsStub.class").isFile()
