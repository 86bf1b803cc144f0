package dev.zerorpc.contract;

import java.util.Locale;

/** The types of the contract language that have no parts. */
public enum ScalarKind {
  /** True or false. */
  BOOL,
  /** Signed integer of 8 bits. */
  I8,
  /** Signed integer of 16 bits. */
  I16,
  /** Signed integer of 32 bits. */
  I32,
  /** Signed integer of 64 bits. */
  I64,
  /** Unsigned integer of 8 bits. */
  U8,
  /** Unsigned integer of 16 bits. */
  U16,
  /** Unsigned integer of 32 bits. */
  U32,
  /** Unsigned integer of 64 bits. */
  U64,
  /** Any integer that MessagePack can carry, from -2^63 to 2^64-1. */
  BIGINT,
  /** Floating point number of 32 bits. */
  F32,
  /** Floating point number of 64 bits. */
  F64,
  /** Text. */
  STRING,
  /** Bytes. */
  BYTES,
  /** A point in time. */
  TIMESTAMP,
  /** A length of time. */
  DURATION,
  /** A universally unique identifier. */
  UUID,
  /** Any value that MessagePack can carry. */
  ANY;

  /** The keyword of the contract language. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
