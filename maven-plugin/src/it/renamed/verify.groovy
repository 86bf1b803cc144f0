def generated = new File(basedir, "target/generated-sources/zerorpc/com/example")
assert generated.list().sort() == ["HostDispatcher.java", "HostStub.java"]
assert new File(basedir, "target/classes/com/example/HostStub.class").isFile()
def log = new File(basedir, "build.log").text
assert log.contains("zerorpc: 2 written, 0 unchanged, 0 deleted")
assert log.contains("zerorpc: 2 written, 0 unchanged, 2 deleted")
