def classes = new File(basedir, "target/classes/com/example")
for (name in ["Main", "GreeterStub", "GreeterDispatcher", "SampleCodec", "UnknownCounterCodec"]) {
  assert new File(classes, name + ".class").isFile() : name
}
