package dev.zerorpc.processor;

import dev.zerorpc.codegen.GeneratorOptions;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the simple names that mean something else in the code generated for a type. */
final class HiddenNames {
  private HiddenNames() {}

  static Set<String> of(TypeElement type, Elements elements) {
    Set<String> names = new HashSet<>();
    String packageName = JavaNames.of(type).packageName();
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    for (String name : GeneratorOptions.JAVA_LANG_NAMES) {
      if (elements.getTypeElement(prefix + name) != null) {
        names.add(name);
      }
    }
    if (Annotations.has(type, ContractTypes.RPC_SERVICE)) {
      for (Element member : ElementFilter.typesIn(elements.getAllMembers(type))) {
        names.add(member.getSimpleName().toString());
      }
    }
    return names;
  }
}
