package dev.zerorpc.cli.service;

/** Implements a contract, and can be made without arguments. */
public class LoudEcho implements Echo {
  /** Nothing is needed. */
  public LoudEcho() {}

  @Override
  public String echo(String text) {
    return text + "!";
  }
}
