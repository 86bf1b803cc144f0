import java.nio.file.Files

// Runs what docs/processor.md tells its readers to run: every block of shell commands, in a folder that has the files of
// its blocks of Java and the jars that it asks for.
def home = System.getProperty("java.home")
def work = new File(basedir, "target/work")
def page = new File(basedir, "../../../../docs/processor.md").getText("UTF-8")
def folder = new File(localRepositoryPath, "dev/zerorpc/zerorpc-annotation-processor").listFiles().find { it.directory }
def processor = folder.listFiles().find { it.name ==~ /zerorpc-annotation-processor-[^-]+(-SNAPSHOT)?\.jar/ }

def run = { String script ->
  def builder = new ProcessBuilder("sh", "-e", "-c", script).directory(work).redirectErrorStream(true)
  builder.environment()["PATH"] = home + "/bin" + File.pathSeparator + System.getenv("PATH")
  def process = builder.start()
  def output = process.inputStream.getText("UTF-8")
  [status: process.waitFor(), output: output]
}

new File(work, "lib").mkdirs()
new File(work, "processor").mkdirs()
new File(basedir, "target/lib").listFiles().each { Files.copy(it.toPath(), new File(work, "lib/" + it.name).toPath()) }
def name = (page =~ /processor\/(zerorpc-annotation-processor-[^\s\/]+\.jar)/)[0][1]
Files.copy(processor.toPath(), new File(work, "processor/" + name).toPath())

(page =~ /(?s)```java\n\/\/ (\S+)\n(.*?)```/).each { all, path, text ->
  def file = new File(work, path)
  file.parentFile.mkdirs()
  file.setText(text, "UTF-8")
}
def commands = (page =~ /(?s)```sh\n(.*?)```/).collect { it[1] }
assert commands.size() >= 3
def outputs = commands.collect { command ->
  def result = run(command)
  assert result.status == 0 : command + "\n" + result.output
  result.output
}
assert outputs.findAll { it.contains("Hello, javac") }.size() == 2
assert new File(work, "generated/com/example/GreeterStub.java").isFile()

// The pitfall that the page describes: on the class path alone, the processor runs by itself up to JDK 22 only.
def implicit = run("javac -d implicit -cp 'lib/*:processor/*' src/com/example/*.java")
if (Runtime.version().feature() >= 23) {
  assert implicit.status != 0
  assert implicit.output.contains("cannot find symbol")
  assert implicit.output.contains("GreeterStub")
} else {
  assert implicit.status == 0 : implicit.output
}
def full = run("javac -proc:full -d full -cp 'lib/*:processor/*' src/com/example/*.java")
assert full.status == 0 : full.output
