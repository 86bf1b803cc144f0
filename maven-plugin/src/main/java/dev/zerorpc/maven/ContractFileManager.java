package dev.zerorpc.maven;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * Hides {@code module-info} from the compiler. A project's module may require modules that are not
 * built yet, and its contracts are the same on the class path.
 */
final class ContractFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private static final String MODULE_INFO = "module-info";

  ContractFileManager(StandardJavaFileManager files) {
    super(files);
  }

  @Override
  @SuppressWarnings("NullAway") // The interface lets null say "no such file".
  public @Nullable JavaFileObject getJavaFileForInput(
      Location location, String className, JavaFileObject.Kind kind) throws IOException {
    return className.equals(MODULE_INFO)
        ? null
        : super.getJavaFileForInput(location, className, kind);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> listed = super.list(location, packageName, kinds, recurse);
    if (!packageName.isEmpty()) {
      return listed;
    }
    List<JavaFileObject> visible = new ArrayList<>();
    for (JavaFileObject file : listed) {
      if (!file.isNameCompatible(MODULE_INFO, file.getKind())) {
        visible.add(file);
      }
    }
    return visible;
  }
}
