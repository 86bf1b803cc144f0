/**
 * The contract compiler: the model, its validation and diagnostics, the generators, the contract
 * language.
 */
@SuppressWarnings("requires-automatic") // JavaPoet has no descriptor, but a name in its manifest.
module dev.zerorpc.idl {
  requires com.palantir.javapoet;
  requires java.compiler;
  requires static transitive org.jspecify;

  exports dev.zerorpc.codegen;
  exports dev.zerorpc.contract;
  exports dev.zerorpc.contract.diagnostic;
  exports dev.zerorpc.contract.diff;
  exports dev.zerorpc.contract.validation;
  exports dev.zerorpc.idl;
  exports dev.zerorpc.idl.doc;
  exports dev.zerorpc.idl.export;
  exports dev.zerorpc.idl.link;
  exports dev.zerorpc.idl.lint;
  exports dev.zerorpc.idl.remote;
  exports dev.zerorpc.idl.source;
  exports dev.zerorpc.idl.syntax;
}
