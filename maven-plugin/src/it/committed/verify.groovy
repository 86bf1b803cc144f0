def code = new File(basedir, "src/main/generated/com/example")
assert code.list().sort() == [
  "Greeter.java", "GreeterDispatcher.java", "GreeterStub.java", "Old.java", "OldCodec.java"
]
assert new File(basedir, "target/classes/com/example/GreeterStub.class").isFile()

def log = new File(basedir, "build.log").readLines()
def ends = log.findIndexValues { it.contains("Finished at: ") }
assert ends.size() == 3
assert log[(ends[0] as int)..<(ends[1] as int)].any { it.contains("zerorpc: the committed code is what is generated") }
def third = log[(ends[1] as int)..-1]
for (name in ["Greeter", "GreeterDispatcher", "GreeterStub"]) {
  assert third.any {
    it =~ /ERROR.*${name}\.java:\[\d+,1\] this is not what is generated now\. Run mvn zerorpc:generate@code and commit/
  } : name
}
for (name in ["Old", "OldCodec"]) {
  assert third.any { it =~ /ERROR.*${name}\.java: no contract generates this file any more\. Delete it\./ } : name
}
assert third.any { it.contains("zerorpc: 5 errors in the committed code of committed") }
