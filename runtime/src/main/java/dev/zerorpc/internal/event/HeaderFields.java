package dev.zerorpc.internal.event;

/**
 * Fields of a header beside the protocol's own, encoded: names and values, one after the other.
 *
 * @param count how many names there are
 * @param encoded the bytes
 */
public record HeaderFields(int count, RawValue encoded) {}
