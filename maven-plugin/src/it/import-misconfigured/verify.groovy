def log = new File(basedir, "build.log").text
assert log.contains("zerorpc: nothing to import. Set zerorpc.endpoint, such as tcp://127.0.0.1:4242.")
assert log.contains("zerorpc: the contract needs a namespace. Set zerorpc.namespace, such as com.example.metrics.")
assert log =~ /imported\.zrpc is there already\. Set zerorpc\.import\.outputFile/
assert log.contains("the namespace 'a..b' is none: write names with dots between them")
assert new File(basedir, "src/main/zrpc/imported.zrpc").text == "// by hand\n"
