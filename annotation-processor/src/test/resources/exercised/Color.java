package exercised;

import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Name;

public enum Color {
  @Name("red") RED,
  @Name("blue") BLUE,
  @Default UNKNOWN
}
