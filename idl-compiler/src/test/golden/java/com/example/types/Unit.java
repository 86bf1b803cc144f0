package com.example.types;

import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Name;

public enum Unit {
  @Name("count")
  COUNT,
  @Name("millis")
  MILLIS,
  @Default
  UNKNOWN
}
