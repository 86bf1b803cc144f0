package dev.zerorpc.cli.service;

/** A contract, as a user would write it. */
public interface Echo {
  /** Answers with its argument. */
  String echo(String text);
}
