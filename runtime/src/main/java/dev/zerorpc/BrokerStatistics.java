package dev.zerorpc;

import java.util.List;

/**
 * What a {@link RpcBroker} is doing, and what it has done since it was started.
 *
 * @param workers the workers that are connected
 * @param openCalls calls that wait or run
 * @param waitingCalls those of them that wait for a worker
 * @param forwardedCalls how many calls were handed to a worker
 * @param refusedCalls how many were answered with "server busy"; nothing of them was executed
 * @param failedCalls how many were answered with "lost remote" because their worker was lost
 * @param overflowedCalls how many were given up because their client read too slowly for what it
 *     had granted
 * @param droppedMessages how many messages were thrown away because they are malformed or belong to
 *     no call
 */
public record BrokerStatistics(
    List<Worker> workers,
    int openCalls,
    int waitingCalls,
    long forwardedCalls,
    long refusedCalls,
    long failedCalls,
    long overflowedCalls,
    long droppedMessages) {
  /** Copies the list. */
  public BrokerStatistics {
    workers = List.copyOf(workers);
  }

  /**
   * One worker.
   *
   * @param name what it calls itself and a number, or the endpoint that the broker connects to
   * @param activeCalls how many calls run there
   * @param leaving whether it gets no new ones
   */
  public record Worker(String name, int activeCalls, boolean leaving) {}
}
