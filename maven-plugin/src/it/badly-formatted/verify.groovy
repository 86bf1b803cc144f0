assert new File(basedir, "src/main/zrpc/s.zrpc").text == "namespace a;\n\nstruct S {\n  x: i32; // why\n}\n"
assert new File(basedir, "src/broken/b.zrpc").text == "struct   S { x i32; }\n"

def log = new File(basedir, "build.log").text
assert log.contains("zerorpc: 1 of the .zrpc files is not in the usual layout, see the log above. Run mvn zerorpc:format.")
assert log =~ /b\.zrpc:\[1,\d+\] \[unexpected-token\]/
assert log.contains("zerorpc: 1 file was left as before because of the errors in the log above.")
