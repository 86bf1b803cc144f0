def generated = new File(basedir, "target/generated-sources/zerorpc/com/example")
assert generated.list().sort() == ["GreeterDispatcher.java", "GreeterStub.java", "SampleCodec.java", "UnknownCounterCodec.java"]
assert new File(generated, "GreeterStub.java").getText("UTF-8").contains("class GreeterStub implements Greeter")
assert new File(generated, "GreeterDispatcher.java").getText("UTF-8").contains("class GreeterDispatcher implements ServiceDispatcher")
assert !new File(basedir, "target/classes").exists()
assert new File(basedir, "build.log").text.contains("zerorpc: 4 written, 0 unchanged, 0 deleted")
