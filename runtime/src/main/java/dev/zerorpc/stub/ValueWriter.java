package dev.zerorpc.stub;

/** Placeholder. */
public final class ValueWriter {}
