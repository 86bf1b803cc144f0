def log = new File(basedir, "build.log").text
assert log =~ /\[ERROR\].*s\.zrpc:\[3,3\] lint \[missing-documentation\] the method get has no documentation/
assert log =~ /\[ERROR\].*s\.zrpc:\[3,7\] lint \[untyped\] the parameter x of get is any/
assert log.contains("zerorpc: 2 lint findings, see the log above. Switch rules off with zerorpc.lint.off.")
assert log.contains("there is no lint rule 'untypd'. Did you mean 'untyped'? Correct zerorpc.lint.off.")
assert log =~ /\[WARNING\].*lint \[untyped\]/
assert log =~ /get\(x: any\).*\R.*\^ say what it is\./
assert log.contains("there is no format 'xml'. There are text, json, sarif. Correct zerorpc.format.")
def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, "target/zerorpc-lint.sarif"))
assert sarif.runs[0].results*.ruleId == ["missing-documentation", "untyped"]
assert sarif.runs[0].results*.level == ["error", "error"]
assert sarif.runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri.endsWith("src/main/zrpc/s.zrpc")
assert sarif.runs[0].tool.driver.rules*.id == ["missing-documentation", "untyped"]
def json = new groovy.json.JsonSlurper().parse(new File(basedir, "reports/lint.json"))
assert json*.severity == ["warning", "warning"]
