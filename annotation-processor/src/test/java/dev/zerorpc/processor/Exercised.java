package dev.zerorpc.processor;

import dev.zerorpc.stub.ServiceDispatcher;

/** What is compiled together with generated code and calls it. */
public interface Exercised {
  /** The dispatcher that calls end in. */
  ServiceDispatcher dispatcher();

  /**
   * Calls every method.
   *
   * @param stub the stub, whose calls go through {@code loopback}
   * @param asyncStub its asynchronous view
   * @param oneWayStub the view of its one-way methods
   * @param loopback what calls go through
   */
  void run(Object stub, Object asyncStub, Object oneWayStub, Loopback loopback) throws Exception;
}
