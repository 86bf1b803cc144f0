def log = new File(basedir, "build.log").readLines()
def place = new File(basedir, "src/main/zrpc/metrics.zrpc").path + ":[4,9] [unknown-type] "
def first = log.findIndexOf { it.contains("[ERROR] " + place) }
assert first >= 0
assert log[first + 1] == "    4 |   name: strng;"
assert log[first + 2].startsWith("      |         ^^^^^ ")
assert log.any { it.contains("zerorpc: 1 error in the contracts of broken-zrpc; each is in the log above, with file and line.") }
assert !new File(basedir, "target/generated-sources/zerorpc").exists()
