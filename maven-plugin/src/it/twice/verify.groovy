import java.time.OffsetDateTime

def log = new File(basedir, "build.log").readLines()
def ends = log.findIndexValues { it.contains("Finished at: ") }
assert ends.size() == 2
def second = log[(ends[0] as int)..<(ends[1] as int)]
assert second.any { it.contains("zerorpc: up to date") }
assert second.any { it.contains("Nothing to compile") }

// The log tells seconds, and a file of the first build may be of the one that had just begun.
def firstEnd = OffsetDateTime.parse(log[ends[0] as int].replaceAll(".*Finished at: ", "").trim()).toInstant().plusSeconds(1)
for (name in ["GreeterStub.java", "GreeterDispatcher.java"]) {
  def file = new File(basedir, "target/generated-sources/zerorpc/com/example/" + name)
  assert file.isFile() && file.lastModified() < firstEnd.toEpochMilli() : name
}
