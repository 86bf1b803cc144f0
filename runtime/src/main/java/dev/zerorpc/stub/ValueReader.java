package dev.zerorpc.stub;

/** Placeholder. */
public final class ValueReader {}
