// A complete build: copy this folder, and it is the beginning of a project of your own.
//   gradle run                    starts the server
//   gradle client --args 'tcp://127.0.0.1:4242 Ada Grace'
plugins {
    application
}

group = "com.example"
version = "1.0.0"

val zerorpcVersion = "0.1.0-SNAPSHOT"

repositories {
    // Until a release is published: what "mvn install" of the library's source tree has put there.
    mavenLocal()
    mavenCentral()
}

dependencies {
    implementation(platform("dev.zerorpc:zerorpc-bom:$zerorpcVersion"))
    implementation("dev.zerorpc:zerorpc-runtime")

    // Generates stubs and dispatchers of the annotated interfaces, for each that has changed.
    annotationProcessor(platform("dev.zerorpc:zerorpc-bom:$zerorpcVersion"))
    annotationProcessor("dev.zerorpc:zerorpc-annotation-processor")
}

tasks.withType<JavaCompile>().configureEach {
    options.encoding = "UTF-8"
    options.release = 17
}

application {
    mainClass = "com.example.hello.HelloServer"
}

tasks.register<JavaExec>("client") {
    classpath = sourceSets["main"].runtimeClasspath
    mainClass = "com.example.hello.HelloClient"
}
