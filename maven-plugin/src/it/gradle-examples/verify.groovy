import org.codehaus.groovy.control.CompilerConfiguration

def examples = new File((new File(basedir, "pom.xml").text =~ /<examples>(.*)<\/examples>/)[0][1])
def version = (new File(basedir, "pom.xml").text =~ /<artifactId>zerorpc-runtime<\/artifactId>\s*<version>(.*)<\/version>/)[0][1]

/** Takes any call and any property, and keeps what it was told. */
class Recorder {
  List<String> told

  def methodMissing(String name, args) {
    def plain = args.findAll { !(it instanceof Closure) && !(it instanceof Recorder) }
    told << (name + " " + plain.join(" ")).trim()
    args.findAll { it instanceof Closure }.each {
      it.delegate = this
      it.resolveStrategy = Closure.DELEGATE_FIRST
      it.call()
    }
    plain ? plain[-1] : this
  }

  def propertyMissing(String name) { this }

  def propertyMissing(String name, value) { told << (name + " = " + value) }
}

// The Groovy build is run, by something that takes note of what it asks of Gradle.
def told = []
def configuration = new CompilerConfiguration(scriptBaseClass: DelegatingScript.name)
def script = new GroovyShell(configuration).parse(new File(examples, "hello-gradle-groovy/build.gradle"))
script.setDelegate(new Recorder(told: told))
script.run()
assert told.containsAll([
  "id application",
  "implementation dev.zerorpc:zerorpc-bom:" + version,
  "implementation dev.zerorpc:zerorpc-runtime",
  "annotationProcessor dev.zerorpc:zerorpc-bom:" + version,
  "annotationProcessor dev.zerorpc:zerorpc-annotation-processor",
  "release = 17",
  "mainClass = com.example.hello.HelloServer"
]) : told

// The Kotlin one names the same things.
def kotlin = new File(examples, "hello-gradle-kotlin/build.gradle.kts").text
assert kotlin.contains('val zerorpcVersion = "' + version + '"')
def coordinates = { String build -> (build =~ /dev\.zerorpc:[a-z-]+/).collect { it } }
assert coordinates(kotlin) == coordinates(new File(examples, "hello-gradle-groovy/build.gradle").text)
assert coordinates(kotlin).size() == 4

// All three examples are the same program, which has just been compiled with the processor on its path.
def sources = { String example ->
  def files = [:]
  new File(examples, example + "/src").eachFileRecurse(groovy.io.FileType.FILES) { files[it.name] = it.text }
  files
}
assert sources("hello").size() == 3
assert sources("hello-gradle-groovy") == sources("hello")
assert sources("hello-gradle-kotlin") == sources("hello")
assert new File(basedir, "target/classes/com/example/hello/GreeterStub.class").isFile()
