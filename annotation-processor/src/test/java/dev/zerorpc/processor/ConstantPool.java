package dev.zerorpc.processor;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** The constant pool of a class file, as far as it tells which classes and methods are used. */
final class ConstantPool {
  private static final String REFLECTION = "java/lang/reflect/";

  private final String[] texts;
  private final int[] first;
  private final int[] second;
  private final int[] tags;

  private ConstantPool(int size) {
    this.texts = new String[size];
    this.first = new int[size];
    this.second = new int[size];
    this.tags = new int[size];
  }

  static ConstantPool read(byte[] classFile) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      if (in.readInt() != 0xCAFEBABE) {
        throw new IllegalArgumentException("not a class file");
      }
      in.readInt();
      int size = in.readUnsignedShort();
      ConstantPool pool = new ConstantPool(size);
      for (int i = 1; i < size; i++) {
        i += pool.readEntry(i, in);
      }
      return pool;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes of {@code java.lang.reflect} and the look-ups of classes that it refers to. */
  Set<String> reflection() {
    Set<String> found = new TreeSet<>();
    for (int i = 1; i < tags.length; i++) {
      switch (tags[i]) {
        case 1 -> addClasses(texts[i], found);
        case 10 -> {
          String method = texts[first[first[i]]] + "." + texts[first[second[i]]];
          if (method.equals("java/lang/Class.forName")
              || method.equals("java/lang/ClassLoader.loadClass")) {
            found.add(method);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  /** Class names stand alone, and within descriptors up to a semicolon. */
  private static void addClasses(String text, Set<String> found) {
    for (int at = text.indexOf(REFLECTION); at >= 0; at = text.indexOf(REFLECTION, at + 1)) {
      int end = text.indexOf(';', at);
      found.add(end < 0 ? text.substring(at) : text.substring(at, end));
    }
  }

  /** Returns how many more places of the pool the entry takes. */
  private int readEntry(int index, DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    tags[index] = tag;
    switch (tag) {
      case 1 -> texts[index] = in.readUTF();
      case 7, 8, 16, 19, 20 -> first[index] = in.readUnsignedShort();
      case 9, 10, 11, 12, 17, 18 -> {
        first[index] = in.readUnsignedShort();
        second[index] = in.readUnsignedShort();
      }
      case 3, 4 -> in.readInt();
      case 15 -> {
        in.readUnsignedByte();
        in.readUnsignedShort();
      }
      case 5, 6 -> {
        in.readLong();
        return 1;
      }
      default -> throw new IllegalArgumentException("unknown constant " + tag);
    }
    return 0;
  }
}
