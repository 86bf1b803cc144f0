package dev.zerorpc.stub;

import dev.zerorpc.internal.event.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The codecs of lists, sets, arrays of objects, and maps. */
final class CollectionCodecs {
  private CollectionCodecs() {}

  record ListCodec<T extends @Nullable Object>(Codec<T> element) implements Codec<List<T>> {
    @Override
    public void write(ValueWriter out, List<T> value) {
      writeAll(out, element, value);
    }

    @Override
    public List<T> read(ValueReader in) {
      return Collections.unmodifiableList(readAll(in, element));
    }
  }

  record SetCodec<T extends @Nullable Object>(Codec<T> element) implements Codec<Set<T>> {
    @Override
    public void write(ValueWriter out, Set<T> value) {
      writeAll(out, element, value);
    }

    @Override
    public Set<T> read(ValueReader in) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(readAll(in, element)));
    }
  }

  record ArrayCodec<T extends @Nullable Object>(Codec<T> element, IntFunction<T[]> newArray)
      implements Codec<T[]> {
    @Override
    public void write(ValueWriter out, T[] value) {
      out.requireValue(value);
      out.beginArray(value.length);
      for (int i = 0; i < value.length; i++) {
        out.element(i).write(element, value[i]);
      }
      out.end();
    }

    @Override
    public T[] read(ValueReader in) {
      return readAll(in, element).toArray(newArray);
    }
  }

  record MapCodec<K, V extends @Nullable Object>(Codec<K> key, Codec<V> value)
      implements Codec<Map<K, V>> {
    @Override
    public void write(ValueWriter out, Map<K, V> map) {
      out.requireValue(map);
      out.beginMap(map.size());
      for (Map.Entry<K, V> entry : map.entrySet()) {
        out.entry(entry.getKey()).write(key, entry.getKey());
        out.write(value, entry.getValue());
      }
      out.end();
    }

    @Override
    public Map<K, V> read(ValueReader in) {
      int entries = in.beginMap();
      Map<K, V> result = new LinkedHashMap<>();
      for (int i = 0; i < entries; i++) {
        K name = in.key(i).read(key);
        result.put(name, in.entry(name).read(value));
      }
      in.end();
      return Collections.unmodifiableMap(result);
    }
  }

  private static <T extends @Nullable Object> void writeAll(
      ValueWriter out, Codec<T> codec, Collection<T> values) {
    out.requireValue(values);
    out.beginArray(values.size());
    int i = 0;
    for (T value : values) {
      out.element(i++).write(codec, value);
    }
    out.end();
  }

  private static <T extends @Nullable Object> List<T> readAll(ValueReader in, Codec<T> codec) {
    int size = in.beginArray();
    List<T> result = new ArrayList<>(Math.min(size, Limits.MAX_PREALLOCATION));
    for (int i = 0; i < size; i++) {
      result.add(in.element(i).read(codec));
    }
    in.end();
    return result;
  }
}
