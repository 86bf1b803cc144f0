package dev.zerorpc.maven;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Writes sources past the compiler. One that is told of new sources reads them, and all others once
 * more, in another round, which tells it nothing where no contract mentions what is generated.
 */
final class DirectFiler implements Filer {
  private final Filer delegate;
  private final JavaFileManager files;
  private final Set<String> created = new HashSet<>();

  /**
   * Creates a filer for one compilation.
   *
   * @param delegate the compiler's own, for all but sources
   * @param files knows where sources go
   */
  DirectFiler(Filer delegate, JavaFileManager files) {
    this.delegate = delegate;
    this.files = files;
  }

  @Override
  public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
    if (!created.add(name.toString())) {
      throw new FilerException(name + " has been generated already");
    }
    return files.getJavaFileForOutput(
        StandardLocation.SOURCE_OUTPUT, name.toString(), JavaFileObject.Kind.SOURCE, null);
  }

  @Override
  public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
    return delegate.createClassFile(name, origins);
  }

  @Override
  public FileObject createResource(
      JavaFileManager.Location location,
      CharSequence packageName,
      CharSequence name,
      Element... origins)
      throws IOException {
    return delegate.createResource(location, packageName, name, origins);
  }

  @Override
  public FileObject getResource(
      JavaFileManager.Location location, CharSequence packageName, CharSequence name)
      throws IOException {
    return delegate.getResource(location, packageName, name);
  }
}
