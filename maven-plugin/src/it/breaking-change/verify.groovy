def log = new File(basedir, "build.log").text
assert log =~ /\[ERROR\].*main.zrpc.s\.zrpc:\[2,9\] breaks Java source \[parameter-type-widened\](.*\R){3}.*src.old.s\.zrpc:2:9: it was here\R.*\R.*\^/
assert log =~ /\[ERROR\].*breaks the wire \[method-removed\] method S\.gone is gone(.*\R){2}.*was it renamed to 'more'\?/
assert log =~ /\[INFO\].*compatible \[method-added\] method S\.more is new/
assert log.contains("zerorpc: 2 of 3 changes since src/old break somebody, see the log above.")
assert log.contains("zerorpc: 3 changes since src/old, none that breaks")
assert log.contains("zerorpc: nothing to check against. Set zerorpc.against to a .zrpc file, a folder, a jar or git:REVISION.")
assert log =~ /has no revision 'no-such-revision'|is in no git repository/
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, "check.sarif"))
assert sarif.runs[0].results*.ruleId.toSet() == ["parameter-type-widened", "method-removed", "method-added"].toSet()
assert sarif.runs[0].results*.level.toSet() == ["warning", "note"].toSet()
assert sarif.runs[0].results.every { it.locations[0].physicalLocation.region.startLine > 0 }
