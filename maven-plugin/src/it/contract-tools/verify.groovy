def exported = new File(basedir, "target/classes/META-INF/zrpc")
assert new File(exported, "good.zrpc").text == new File(basedir, "src/main/zrpc/good.zrpc").text
def greeter = new File(exported, "com/example.zrpc").text
assert greeter.startsWith("namespace com.example;\n")
assert greeter.contains("/// Says hello.\n  hello(name: string, times: i32 = 1) -> Greeter.Greeting;")
assert greeter.contains("enum Greeter.Tone {")

def page = new File(basedir, "target/zerorpc-doc/index.html").text
assert page.contains('id="com.good.Metrics/total"')
assert page.contains("<title>contract-tools</title>")

def log = new File(basedir, "build.log").text
assert log.contains("zerorpc: 2 contract files in")
assert log.contains("zerorpc: 0 changes since target/classes/META-INF/zrpc/good.zrpc, none that breaks")
