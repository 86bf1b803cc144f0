package dev.zerorpc.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RpcClient;
import dev.zerorpc.codegen.ContractGenerator;
import dev.zerorpc.codegen.GeneratedSource;
import dev.zerorpc.codegen.GeneratorOptions;
import dev.zerorpc.contract.Contract;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A user's class from {@code src/test/resources/imported}, compiled together with what was
 * generated for a contract, without a warning.
 */
record GeneratedProgram(Path classes) {
  static GeneratedProgram compile(Contract contract, String user, Path folder)
      throws IOException, URISyntaxException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (GeneratedSource source :
        new ContractGenerator().generate(contract, new GeneratorOptions(true))) {
      sources.add(new SourceFile(source.type().canonicalName(), source.text()));
    }
    sources.add(new SourceFile(user, resource(user.substring(user.lastIndexOf('.') + 1))));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    boolean compiled = compiler.getTask(output, null, null, options(folder), null, sources).call();
    assertThat(output.toString()).isEmpty();
    assertThat(compiled).isTrue();
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(Function.class.getName()), user + "\n");
    return new GeneratedProgram(folder);
  }

  /** What the user's class saw at the server there. */
  List<String> run(String endpoint) throws IOException {
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader());
        RpcClient client = RpcClient.connect(endpoint)) {
      Function<?, ?> user = ServiceLoader.load(Function.class, loader).findFirst().orElseThrow();
      return seen(user, client);
    }
  }

  @SuppressWarnings("unchecked") // every class of imported/ is one
  private static List<String> seen(Function<?, ?> user, RpcClient client) {
    return ((Function<RpcClient, List<String>>) user).apply(client);
  }

  private static List<String> options(Path folder) throws URISyntaxException {
    // Nothing but what generated code needs: the other libraries of the tests bring warnings.
    String classPath = place(RpcClient.class) + File.pathSeparator + place(Nullable.class);
    // "path" warns of what others have left in the folders above.
    return List.of(
        "-d", folder.toString(), "-cp", classPath, "-proc:none", "-Xlint:all,-path", "-Werror");
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        GeneratedProgram.class.getResourceAsStream("/imported/" + name + ".java")) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static final class SourceFile extends SimpleJavaFileObject {
    private final String text;

    SourceFile(String type, String text) {
      super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
