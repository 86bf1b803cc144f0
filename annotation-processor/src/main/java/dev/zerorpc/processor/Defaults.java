package dev.zerorpc.processor;

import dev.zerorpc.contract.DefaultValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Default}. */
final class Defaults {
  private Defaults() {}

  /** What is written for the parameter or field, or null if nothing is. */
  static @Nullable DefaultValue of(Element element) {
    return Annotations.find(element, ContractTypes.DEFAULT)
        .map(annotation -> new DefaultValue(Annotations.text(annotation, "value")))
        .orElse(null);
  }
}
