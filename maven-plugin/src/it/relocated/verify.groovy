import java.util.jar.JarFile

def generated = new File(basedir, "target/generated-sources/annotations/com/example")
assert generated.list().sort() as List == ["GreeterDispatcher.java", "GreeterStub.java", "SampleCodec.java", "UnknownCounterCodec.java"]

// The published jar: nothing in it is where anybody else would look for it, and it needs no other.
def folder = new File(localRepositoryPath, "dev/zerorpc/zerorpc-annotation-processor").listFiles().find { it.directory }
def jar = folder.listFiles().find { it.name ==~ /zerorpc-annotation-processor-[^-]+(-SNAPSHOT)?\.jar/ }
new JarFile(jar).withCloseable { file ->
  def names = file.entries().collect { it.name }
  assert names.size() == names.toSet().size()
  def packages = names.findAll { it.endsWith(".class") && it.contains("/") }.collect { it[0..<it.lastIndexOf("/")] }.toSet()
  assert packages.every { it.startsWith("dev/zerorpc/processor") } : packages
  assert packages.containsAll(["dev/zerorpc/processor", "dev/zerorpc/processor/shaded/codegen",
      "dev/zerorpc/processor/shaded/contract", "dev/zerorpc/processor/shaded/javapoet"])
  def text = { name -> file.getInputStream(file.getEntry(name)).getText("UTF-8").trim() }
  assert text("META-INF/services/javax.annotation.processing.Processor") == "dev.zerorpc.processor.ContractProcessor"
  assert text("META-INF/gradle/incremental.annotation.processors") == "dev.zerorpc.processor.ContractProcessor,isolating"
  assert file.getEntry("module-info.class") != null

  // No class names one that is not in the jar under the name it has now.
  names.findAll { it.endsWith(".class") }.each {
    def constants = new String(file.getInputStream(file.getEntry(it)).bytes, "ISO-8859-1")
    assert !(constants =~ /(?<!shaded\/)(com\/palantir|com\/google\/common|dev\/zerorpc\/(codegen|contract)\/)/) : it
  }
}
def pom = new groovy.xml.XmlSlurper().parse(folder.listFiles().find { it.name.endsWith(".pom") })
assert pom.dependencies.dependency.findAll { !(it.scope.text() in ["test", "provided"]) }.isEmpty()

// As a module it says what it provides, and nothing else.
def description = java.lang.module.ModuleFinder.of(jar.toPath()).find("dev.zerorpc.processor").get().descriptor()
assert description.provides()*.service() == ["javax.annotation.processing.Processor"]
assert description.exports().isEmpty()
assert description.requires()*.name().toSet() == ["java.base", "java.compiler"].toSet()
