def generated = new File(basedir, "target/generated-test-sources/zerorpc/com/example")
assert generated.list().sort() == ["ProbeDispatcher.java", "ProbeStub.java", "probe"]
assert new File(generated, "probe").list().sort() == [
  "Metrics.java", "MetricsDispatcher.java", "MetricsStub.java", "Sample.java", "SampleBuilder.java", "SampleCodec.java"
]
for (name in ["Needs", "ProbeStub", "probe/MetricsStub"]) {
  assert new File(basedir, "target/test-classes/com/example/" + name + ".class").isFile() : name
  assert !new File(basedir, "target/classes/com/example/" + name + ".class").exists() : name
}
def jar = new java.util.zip.ZipFile(new File(basedir, "target/test-contracts-1.jar"))
def names = jar.entries().collect { it.name }
jar.close()
assert names.contains("com/example/GreeterStub.class")
assert names.contains("META-INF/zrpc/units.zrpc")
assert !names.any { it.contains("Probe") || it.contains("probe") }

// Both goals are of one execution; each remembers its own run.
def log = new File(basedir, "build.log").readLines()
def ends = log.findIndexValues { it.contains("Finished at: ") }
def second = log[(ends[0] as int)..<(ends[1] as int)]
assert second.count { it.contains("zerorpc: up to date") } == 2
assert second.count { it.contains("Nothing to compile") } == 2
def third = log[(ends[1] as int)..<(ends[2] as int)]
assert third.count { it.contains("zerorpc: skipped") } == 1

// Run by several versions of Maven: by the one that was meant.
if (binding.hasVariable("expectedMaven")) {
  assert log.any { it.contains("Apache Maven " + expectedMaven) }
}
