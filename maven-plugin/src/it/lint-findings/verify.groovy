def log = new File(basedir, "build.log").text
assert log =~ /\[ERROR\].*s\.zrpc:\[3,3\] \[missing-documentation\] the method get has no documentation/
assert log =~ /\[ERROR\].*s\.zrpc:\[3,7\] \[untyped\] the parameter x of get is any/
assert log.contains("zerorpc: 2 lint findings, see the log above. Switch rules off with zerorpc.lint.off.")
assert log.contains("there is no lint rule 'untypd'. Did you mean 'untyped'? Correct zerorpc.lint.off.")
assert log =~ /\[WARNING\].*\[untyped\]/
