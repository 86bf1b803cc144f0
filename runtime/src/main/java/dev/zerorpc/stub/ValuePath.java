package dev.zerorpc.stub;

import dev.zerorpc.internal.event.Limits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where in a value a reader or writer is. Costs an assignment a step; text is made only when it is
 * asked for.
 */
class ValuePath {
  private static final int FIELD = -1;
  private static final int ENTRY = -2;
  private static final int NOTHING = -3;
  private static final int KEY = -4;
  private static final int MAX_LABEL = 80;
  private static final int SHOWN_AT_EACH_END = 8;

  private static final @Nullable Object[] NO_LABELS = {};
  private static final int[] NO_KINDS = {};

  /** Where the innermost level is. */
  private @Nullable Object label;

  /** What the label is, or from 0 on, the index of an element. */
  private int kind = NOTHING;

  private int level;

  /** The same of the levels around it; none are kept for values without levels. */
  private @Nullable Object[] labels = NO_LABELS;

  private int[] kinds = NO_KINDS;

  /** A path that begins at that parameter, or at none. */
  ValuePath(@Nullable String parameter) {
    if (parameter != null) {
      set(parameter, FIELD);
    }
  }

  /** Begins again at a parameter. */
  void root(String name) {
    level = 0;
    set(name, FIELD);
  }

  /** Goes into an array or map; says whether that is still allowed. */
  boolean push() {
    if (level == Limits.MAX_DEPTH) {
      return false;
    }
    if (level == kinds.length) {
      labels = Arrays.copyOf(labels, Math.max(4, level * 2));
      kinds = Arrays.copyOf(kinds, Math.max(4, level * 2));
    }
    labels[level] = label;
    kinds[level] = kind;
    level++;
    set(null, NOTHING);
    return true;
  }

  /** Leaves an array or map. */
  void pop() {
    if (level == 0) {
      throw new IllegalStateException("end() without a beginArray() or beginMap() before it");
    }
    level--;
    set(labels[level], kinds[level]);
  }

  /** How many arrays and maps are around. */
  int level() {
    return level;
  }

  void field(String name) {
    set(name, FIELD);
  }

  void element(int index) {
    set(null, index);
  }

  /** The {@code index}th key of a map, before its value is known. */
  void key(int index) {
    set(index, KEY);
  }

  void entry(@Nullable Object key) {
    set(key, ENTRY);
  }

  private void set(@Nullable Object newLabel, int newKind) {
    label = newLabel;
    kind = newKind;
  }

  /** What stands before a message: the path, a colon and a space, or nothing at the very top. */
  String prefix() {
    String path = toString();
    return path.isEmpty() ? "" : path + ": ";
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i <= level; i++) {
      if (i == SHOWN_AT_EACH_END && level - SHOWN_AT_EACH_END > i) {
        out.append("...");
        i = level - SHOWN_AT_EACH_END;
      }
      if (i < level) {
        append(out, labels[i], kinds[i]);
      } else {
        append(out, label, kind);
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object label, int kind) {
    switch (kind) {
      case NOTHING -> {}
      case FIELD -> out.append(out.isEmpty() ? "" : ".").append(shorten(String.valueOf(label)));
      case KEY -> out.append("[key ").append(label).append(']');
      case ENTRY -> out.append('[').append(show(label)).append(']');
      default -> out.append('[').append(kind).append(']');
    }
  }

  private static String show(@Nullable Object key) {
    if (key instanceof CharSequence text) {
      return "\"" + shorten(text.toString()) + "\"";
    }
    if (key == null || key instanceof Number || key instanceof Boolean || key instanceof Enum<?>) {
      return shorten(String.valueOf(key));
    }
    // Others only by their class: the text of a key that contains itself would have no end.
    return key.getClass().getSimpleName();
  }

  /** Keeps a message readable whatever a peer put into a name. */
  static String shorten(String text) {
    return text.length() <= MAX_LABEL ? text : text.substring(0, MAX_LABEL) + "...";
  }
}
