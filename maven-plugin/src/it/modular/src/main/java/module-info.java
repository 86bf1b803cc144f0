/** A contract and what is generated for it, for other modules to use. */
module com.example.modular {
  requires transitive dev.zerorpc.runtime;

  exports com.example.api;
}
