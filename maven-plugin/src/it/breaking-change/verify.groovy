def log = new File(basedir, "build.log").text
assert log =~ /\[ERROR\].*main.zrpc.s\.zrpc:\[2,9\] breaks Java source \[parameter-type-widened\].*\(was at .*old.s\.zrpc:\[2,9\]\)/
assert log =~ /\[ERROR\].*breaks the wire \[method-removed\] method S\.gone is gone.*Was it renamed to 'more'\?/
assert log =~ /\[INFO\].*compatible \[method-added\] method S\.more is new/
assert log.contains("zerorpc: 2 of 3 changes since src/old break somebody, see the log above.")
assert log.contains("zerorpc: 3 changes since src/old, none that breaks")
assert log.contains("zerorpc: nothing to check against. Set zerorpc.against to a .zrpc file, a folder, a jar or git:REVISION.")
assert log =~ /has no revision 'no-such-revision'|is in no git repository/
