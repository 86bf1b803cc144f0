/**
 * What contracts are written with, what generated code calls, and what clients and servers are made
 * of.
 */
// The module of msgpack-core has its name from the name of its file, on which nobody can rely; so
// its
// constants are compiled in, and no class of it is needed at run time.
@SuppressWarnings("requires-automatic")
module dev.zerorpc.runtime {
  requires org.zeromq.jeromq;
  requires static msgpack.core;
  requires static transitive org.jspecify;

  exports dev.zerorpc;
  exports dev.zerorpc.annotation;
  exports dev.zerorpc.stub;
  exports dev.zerorpc.testing;
}
