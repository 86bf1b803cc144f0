package com.example;

/** Compiled with the tests: needs what is generated from the main sources. */
final class Needs {
  private Needs() {}

  static GreeterDispatcher serve(Greeter greeter) {
    return GreeterDispatcher.of(greeter);
  }
}
