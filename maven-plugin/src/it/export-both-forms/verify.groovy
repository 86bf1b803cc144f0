def exported = new File(basedir, "target/classes/META-INF/zrpc")
def files = []
exported.eachFileRecurse { if (it.isFile()) files << exported.toPath().relativize(it.toPath()).toString().replace('\\', '/') }
assert files.sort() == ["com/example/app-java.zrpc", "com/example/app.zrpc", "units/units.zrpc"]

// The files are as they were; what annotated types use of them is imported and not said again.
assert new File(exported, "units/units.zrpc").text == new File(basedir, "src/main/zrpc/units/units.zrpc").text
def annotated = new File(exported, "com/example/app-java.zrpc").text
assert annotated.startsWith('namespace com.example.app;\n\nimport "units/units.zrpc";\n')
assert !annotated.contains("enum ")
assert annotated.contains("struct House {\n  height: Size;\n  shown: Unit;\n  roof: Roof;\n}")
assert annotated.contains("union Roof {\n  @java(\"read area\") flat: f64;\n  @java(\"read height\") steep: Size;\n}")
assert annotated.contains("service Houses extends Base {\n  find(name: string, unit: Unit) -> House;\n")

// A union in a file of its own is generated for like the rest.
assert new File(basedir, "target/generated-sources/zerorpc/com/example/app/RoofCodec.java").isFile()
assert new File(basedir, "build.log").text.count("zerorpc: 3 contract files in") == 2
