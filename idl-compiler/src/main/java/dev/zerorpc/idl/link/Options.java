package dev.zerorpc.idl.link;

import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import dev.zerorpc.contract.diagnostic.DidYouMean;
import dev.zerorpc.idl.syntax.FileElement;
import dev.zerorpc.idl.syntax.FileElement.Option;
import dev.zerorpc.idl.syntax.LiteralElement;
import dev.zerorpc.idl.syntax.PathElement;
import java.util.List;
import java.util.regex.Pattern;

/** The options of files. */
final class Options {
  private static final String JAVA_PACKAGE = "java_package";
  private static final Pattern PACKAGE =
      Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,200}(\\.[A-Za-z_$][A-Za-z0-9_$]{0,200}){0,50}");

  private Options() {}

  /** The Java package of a file; what is wrong with its options is reported. */
  static String packageOf(FileElement file, DiagnosticReporter reporter) {
    PathElement namespace = file.namespace();
    String packageName = namespace == null ? "" : LinkedFile.packageOf(namespace);
    boolean isSet = false;
    for (Option option : file.options()) {
      String name = option.name().text();
      LiteralElement value = option.value();
      if (!name.equals(JAVA_PACKAGE)) {
        reporter.report(
            DiagnosticCode.UNKNOWN_OPTION,
            option.name().range(),
            name,
            DidYouMean.among(List.of(JAVA_PACKAGE), name).isPresent()
                ? "Did you mean '" + JAVA_PACKAGE + "'?"
                : "There is one: " + JAVA_PACKAGE + ".");
      } else if (isSet || !isPackage(value)) {
        if (value.kind() != LiteralElement.Kind.BROKEN) {
          reporter.report(
              DiagnosticCode.BAD_OPTION, value.range(), name, "a package, as \"com.example\"");
        }
      } else {
        packageName = value.text();
        isSet = true;
      }
    }
    return packageName;
  }

  private static boolean isPackage(LiteralElement value) {
    return value.kind() == LiteralElement.Kind.STRING
        && PACKAGE.matcher(value.text()).matches()
        && !(value.text() + ".").startsWith("java.")
        && List.of(value.text().split("\\.")).stream()
            .allMatch(part -> JavaWords.ofMember(part).equals(part));
  }
}
