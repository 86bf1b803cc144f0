for (module in ["one", "two"]) {
  def generated = new File(basedir, module + "/target/generated-sources/zerorpc/com/example")
  assert generated.list().sort() == ["GreeterDispatcher.java", "GreeterStub.java"]
  assert new File(basedir, module + "/target/classes/com/example/GreeterStub.class").isFile()
  for (execution in ["first", "second"]) {
    assert new File(basedir, module + "/target/zerorpc/" + execution + "/manifest").isFile()
  }
}
assert !new File(basedir, "target").exists()
def log = new File(basedir, "build.log").text
assert log.contains("MultiThreadedBuilder")
assert log.count("zerorpc: 2 written, 0 unchanged, 0 deleted") == 2
assert log.count("zerorpc: 0 written, 2 unchanged, 0 deleted") == 2
