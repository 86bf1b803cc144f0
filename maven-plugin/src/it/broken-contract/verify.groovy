def errors = new File(basedir, "build.log").readLines().findAll { it =~ /Greeter\.java:\[\d+,\d+\]/ }
def file = java.util.regex.Pattern.quote(new File(basedir, "src/main/java/com/example/Greeter.java").path)
assert errors.size() == 2
assert errors[0] =~ /${file}:\[10,\d+\] \[[\w-]+\] .*BigDecimal/
assert errors[1] =~ /${file}:\[12,\d+\] \[[\w-]+\] .*char/

def log = new File(basedir, "build.log").text
assert log.contains("zerorpc: 2 errors in the contracts of broken-contract")
assert !log.contains("cannot find symbol")
assert !new File(basedir, "target/generated-sources/zerorpc").exists()
