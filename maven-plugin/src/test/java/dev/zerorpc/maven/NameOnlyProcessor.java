package dev.zerorpc.maven;

import dev.zerorpc.annotation.RpcService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Generates a {@code …Stub} that only names the contract's members. A method called {@code broken}
 * is an error, and one called {@code doubtful} a warning.
 */
class NameOnlyProcessor extends AbstractProcessor {
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(RpcService.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element type : round.getElementsAnnotatedWith(RpcService.class)) {
      read((TypeElement) type);
    }
    return false;
  }

  private void read(TypeElement type) {
    boolean valid = true;
    for (Element member : type.getEnclosedElements()) {
      if (member.getSimpleName().contentEquals("broken")) {
        valid = false;
        tell(Diagnostic.Kind.ERROR, "[broken-method] It is broken. Mend it.", member);
      } else if (member.getSimpleName().contentEquals("doubtful")) {
        tell(Diagnostic.Kind.WARNING, "[doubtful-method] It may be broken. Look at it.", member);
      }
    }
    if (valid) {
      write(type);
    }
  }

  private void tell(Diagnostic.Kind kind, String text, Element element) {
    processingEnv.getMessager().printMessage(kind, text, element);
  }

  private void write(TypeElement type) {
    String simpleName = type.getSimpleName() + "Stub";
    String packageName =
        processingEnv.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    try (Writer out =
        processingEnv
            .getFiler()
            .createSourceFile(packageName + "." + simpleName, type)
            .openWriter()) {
      out.write("package " + packageName + ";\n\n");
      for (Element member : type.getEnclosedElements()) {
        out.write("// " + member.getSimpleName() + "\n");
      }
      out.write("class " + simpleName + " {}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
