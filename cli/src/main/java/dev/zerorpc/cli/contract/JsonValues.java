package dev.zerorpc.cli.contract;

import dev.zerorpc.cli.mock.Literals;
import dev.zerorpc.cli.python.JsonText;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.Definition;
import dev.zerorpc.contract.FieldDefinition;
import dev.zerorpc.contract.StructDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.contract.TypeRef.ListOf;
import dev.zerorpc.contract.TypeRef.MapOf;
import dev.zerorpc.contract.TypeRef.Named;
import dev.zerorpc.contract.TypeRef.OptionalOf;
import dev.zerorpc.contract.TypeRef.SetOf;
import dev.zerorpc.contract.TypeText;
import dev.zerorpc.contract.UnionDefinition;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists, maps and objects of JSON as values of a contract's types, as they cross the wire. */
final class JsonValues {
  private final Contract contract;
  private final ArgumentValues values;

  JsonValues(Contract contract, ArgumentValues values) {
    this.contract = contract;
    this.values = values;
  }

  /** A value of a type with parts. */
  Object of(Object json, TypeRef type, String path) {
    if (type instanceof ListOf list) {
      return elements(json, type, list.element(), path);
    }
    if (type instanceof SetOf set) {
      List<@Nullable Object> elements = elements(json, type, set.element(), path);
      for (int i = 1; i < elements.size(); i++) {
        if (elements.subList(0, i).contains(elements.get(i))) {
          throw new ArgumentException(path + "[" + i + "]", "the set has this element already");
        }
      }
      return elements;
    }
    if (type instanceof MapOf map) {
      return entries(object(json, type, path), map, path);
    }
    Definition definition = contract.find(((Named) type).javaName()).orElseThrow();
    if (definition instanceof UnionDefinition union) {
      return union(object(json, type, path), union, path);
    }
    return struct(json, (StructDefinition) definition, type, path);
  }

  private List<@Nullable Object> elements(Object json, TypeRef type, TypeRef element, String path) {
    if (!(json instanceof List<?> list)) {
      throw ArgumentException.expected(path, TypeText.of(type) + ", a list", JsonText.of(json));
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(values.ofJson(list.get(i), element, List.of(), path + "[" + i + "]"));
    }
    return elements;
  }

  private Map<Object, @Nullable Object> entries(Map<?, ?> json, MapOf map, String path) {
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    json.forEach(
        (name, value) -> {
          String place = path + "[" + name + "]";
          // A key of JSON is a text whatever it stands for.
          Object key =
              Objects.requireNonNull(
                  values.ofText(String.valueOf(name), map.key(), List.of(), place));
          entries.put(key, values.ofJson(value, map.value(), List.of(), place));
        });
    return entries;
  }

  private Object struct(Object json, StructDefinition struct, TypeRef type, String path) {
    Map<?, ?> object =
        struct.positional() && json instanceof List<?> list
            ? byName(list, struct, path)
            : object(json, type, path);
    List<String> names = struct.fields().stream().map(FieldDefinition::wireName).toList();
    for (Object name : object.keySet()) {
      if (!names.contains(name)) {
        throw new ArgumentException(
            path,
            "struct %s has no field '%s'. %s"
                .formatted(
                    struct.wireName(), name, DidYouMean.sentence(names, String.valueOf(name))));
      }
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (FieldDefinition field : struct.fields()) {
      String name = field.wireName();
      if (object.containsKey(name)) {
        fields.put(
            name,
            values.ofJson(object.get(name), field.type(), field.constraints(), path + "." + name));
      } else if (struct.positional() || isRequired(field)) {
        fields.put(name, absent(field, struct, path));
      }
    }
    return struct.positional() ? new ArrayList<>(fields.values()) : fields;
  }

  private static boolean isRequired(FieldDefinition field) {
    return field.defaultValue() == null && !(field.type() instanceof OptionalOf);
  }

  private @Nullable Object absent(FieldDefinition field, StructDefinition struct, String path) {
    if (isRequired(field)) {
      throw new ArgumentException(
          path,
          "struct %s needs the field '%s', of type %s"
              .formatted(struct.wireName(), field.wireName(), TypeText.of(field.type())));
    }
    return field.defaultValue() == null
        ? null
        : Literals.of(field.defaultValue(), field.type(), contract);
  }

  private static Map<String, @Nullable Object> byName(
      List<?> places, StructDefinition struct, String path) {
    if (places.size() > struct.fields().size()) {
      throw ArgumentException.expected(
          path,
          "at most %d values for struct %s".formatted(struct.fields().size(), struct.wireName()),
          String.valueOf(places.size()));
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      object.put(struct.fields().get(i).wireName(), places.get(i));
    }
    return object;
  }

  private Map<String, @Nullable Object> union(Map<?, ?> json, UnionDefinition union, String path) {
    List<String> names = union.members().stream().map(UnionDefinition.Member::wireName).toList();
    if (json.size() != 1) {
      throw ArgumentException.expected(
          path,
          "an object with one of " + String.join(", ", names),
          "one with " + json.size() + " entries");
    }
    Map.Entry<?, ?> entry = json.entrySet().iterator().next();
    for (UnionDefinition.Member member : union.members()) {
      if (member.wireName().equals(entry.getKey())) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        String place = path + "." + member.wireName();
        value.put(
            member.wireName(), values.ofJson(entry.getValue(), member.type(), List.of(), place));
        return value;
      }
    }
    throw new ArgumentException(
        path,
        "union %s has no member '%s'. %s"
            .formatted(
                union.wireName(),
                entry.getKey(),
                DidYouMean.sentence(names, String.valueOf(entry.getKey()))));
  }

  private static Map<?, ?> object(Object json, TypeRef type, String path) {
    if (json instanceof Map<?, ?> map) {
      return map;
    }
    throw ArgumentException.expected(path, TypeText.of(type) + ", an object", JsonText.of(json));
  }
}
