package exercised;

import java.util.List;

public interface Inherited<T> {
  T first(List<T> values);
}
