def java = System.getProperty("java.home") + "/bin/"

def run = { List<String> command ->
  def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
  def output = process.inputStream.getText("UTF-8")
  assert process.waitFor() == 0 : command.join(" ") + "\n" + output
  output
}

def stub = new File(basedir, "target/generated-sources/annotations/com/example/api/GreeterStub.java").getText("UTF-8")
// The module does not read java.compiler, in which the annotation is.
assert !stub.contains("@Generated(")
assert stub.contains("@GeneratedContract(")

// No module with a name that it only has from its file is needed.
def lib = new File(basedir, "target/lib")
lib.listFiles().findAll { it.name.startsWith("msgpack") }.each { assert it.delete() }
assert run([java + "java", "-p", "target/classes:target/lib".replace(":", File.pathSeparator), "-m", "com.example.modular/com.example.Main"]).contains("Hello, module")

// A module that reads java.compiler, and the processor as a module.
def folder = new File(localRepositoryPath, "dev/zerorpc/zerorpc-annotation-processor").listFiles().find { it.directory }
def processor = folder.listFiles().find { it.name ==~ /zerorpc-annotation-processor-[^-]+(-SNAPSHOT)?\.jar/ }
def sources = new File(basedir, "target/reads-compiler")
new File(sources, "com/example/api").mkdirs()
new File(sources, "module-info.java").text = "module com.example.other { requires dev.zerorpc.runtime; requires static java.compiler; }"
new File(sources, "com/example/api/Greeter.java").text = new File(basedir, "src/main/java/com/example/api/Greeter.java").text
run([java + "javac", "-Xlint:all", "-Werror", "--release", "17", "-p", "target/lib", "--processor-module-path", processor.path,
    "-d", "target/other", sources.path + "/module-info.java", sources.path + "/com/example/api/Greeter.java"])
def other = new File(basedir, "target/other/com/example/api/GreeterStub.java").getText("UTF-8")
assert other.contains('@Generated("dev.zerorpc")')
assert new File(basedir, "target/other/com/example/api/GreeterStub.class").isFile()
