package dev.zerorpc.processor;

import dev.zerorpc.contract.JavaName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The top-level types that this compilation compiles, from all rounds so far. Type elements of an
 * earlier round are not kept, only their names.
 */
final class SourceTypes {
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> fingerprints = new HashMap<>();

  /** Adds a round's root elements. */
  void add(Set<? extends Element> roots) {
    for (Element root : roots) {
      if (root instanceof TypeElement type) {
        String name = type.getQualifiedName().toString();
        names.add(name);
        Annotations.find(type, ContractTypes.GENERATED_CONTRACT)
            .map(SourceTypes::fingerprint)
            .ifPresent(fingerprint -> fingerprints.put(name, fingerprint));
      }
    }
  }

  /** Whether the element stands in a source file of this compilation. */
  boolean contains(Element element) {
    return names.contains(JavaNames.outermost(element).getQualifiedName().toString());
  }

  boolean contains(JavaName type) {
    return names.contains(type.canonicalName());
  }

  /** The fingerprint of the contract that the source file was generated from, if it was. */
  Optional<String> fingerprintOf(JavaName type) {
    return Optional.ofNullable(fingerprints.get(type.canonicalName()));
  }

  private static String fingerprint(AnnotationMirror generated) {
    return Annotations.text(generated, "fingerprint");
  }
}
