package dev.zerorpc.codegen;

import dev.zerorpc.contract.GeneratedNames;
import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListForm;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalForm;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.Scalar;
import dev.zerorpc.contract.TypeRef.ScalarForm;
import dev.zerorpc.contract.TypeRef.SetOf;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The only place where the name of a member or a variable of a generated class is decided. Names
 * are taken one after the other; one that is taken already, or is a word of Java's, gets an
 * underscore at its end. The names of the classes that generated code mentions are taken from the
 * beginning: where a class and a variable share a name, Java means the variable.
 */
final class MemberNames {
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private static final Set<String> PACKAGES = Set.of("dev", "java", "javax", "org");

  private final Set<String> taken;

  private MemberNames(Set<String> taken) {
    this.taken = taken;
  }

  /** Names for the constants of a class which mentions those contract types and their codecs. */
  static MemberNames constants(Set<JavaName> mentioned) {
    Set<String> taken = new HashSet<>(RuntimeTypes.simpleNames());
    taken.addAll(TypeMapping.SIMPLE_NAMES);
    taken.add(SourceFileWriter.CODE_VERSION);
    // A class that cannot be imported is written with its package, which a variable hides, too.
    taken.addAll(PACKAGES);
    for (JavaName name : mentioned) {
      taken.add(name.packageName().split("\\.", 2)[0]);
      taken.add(name.simpleNames().get(0));
      taken.add(GeneratedNames.codec(name).simpleName());
    }
    return new MemberNames(taken);
  }

  /** Names for methods. */
  static MemberNames methods() {
    return new MemberNames(new HashSet<>());
  }

  /** Names that begin where these ended; taking one there takes none here. */
  MemberNames inner() {
    return new MemberNames(new HashSet<>(taken));
  }

  /** Takes the name, or the next free one like it. */
  String take(String wanted) {
    String name = wanted;
    while (isReserved(name) || !taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** Takes the name as one of a constant: {@code rangeOfIds} becomes {@code RANGE_OF_IDS}. */
  String takeConstant(String wanted) {
    return take(upperCase(wanted));
  }

  /** The name of the constant for the codec of a type, before it is taken: {@code LIST_OF_I32}. */
  static String codec(TypeRef type) {
    if (type instanceof Scalar scalar) {
      return scalar.form() == ScalarForm.BYTE_BUFFER
          ? "BYTE_BUFFER"
          : upperCase(scalar.kind().keyword());
    }
    if (type instanceof ListOf list) {
      return (list.form() == ListForm.ARRAY ? "ARRAY_OF_" : "LIST_OF_") + codec(list.element());
    }
    if (type instanceof SetOf set) {
      return "SET_OF_" + codec(set.element());
    }
    if (type instanceof MapOf map) {
      return "MAP_OF_" + codec(map.key()) + "_TO_" + codec(map.value());
    }
    if (type instanceof OptionalOf optional) {
      return (optional.form() == OptionalForm.OPTIONAL ? "OPTIONAL_" : "NULLABLE_")
          + codec(optional.value());
    }
    return upperCase(((Named) type).javaName().simpleName());
  }

  // "yield" is a name to Java, but not everywhere.
  private static boolean isReserved(String name) {
    return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) || name.equals("yield");
  }

  private static String upperCase(String name) {
    return WORD_START.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
  }
}
