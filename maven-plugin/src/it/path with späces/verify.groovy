assert basedir.name == "path with sp\u00e4ces"
assert new File(basedir, "target/generated-sources/zerorpc/com/example/GreeterStub.java").isFile()
assert new File(basedir, "target/classes/com/example/GreeterStub.class").isFile()
assert new File(basedir, "build.log").text.contains("zerorpc: up to date")
