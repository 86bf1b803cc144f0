package dev.zerorpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.RpcServer;
import dev.zerorpc.idl.CompilationRequest;
import dev.zerorpc.idl.CompilationResult;
import dev.zerorpc.idl.ZrpcCompiler;
import dev.zerorpc.idl.remote.ImportRequest;
import dev.zerorpc.idl.remote.ImportedContract;
import dev.zerorpc.idl.syntax.SourceText;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportMojoTest {
  @Test
  void importsFromARunningServer() throws Exception {
    try (RpcServer server =
        RpcServer.builder()
            .service(new Counter())
            .name("my counter")
            .bind("tcp://127.0.0.1:0")
            .start()) {
      String endpoint = server.endpoints().get(0);
      ImportedContract imported =
          ImportMojo.read(endpoint, new ImportRequest(endpoint, "com.example", null));
      assertThat(imported.text())
          .startsWith("// Imported from " + endpoint + ", as far as the server tells.\n")
          .endsWith(
              """

              namespace com.example;

              @name("my counter") service MyCounter {
                /// Counts.
                count(name: any, by: i64 = 1) -> any;
              }
              """);
      CompilationResult result =
          ZrpcCompiler.compile(
              CompilationRequest.ofTexts(SourceText.of("imported.zrpc", imported.text())));
      assertThat(result.diagnostics()).isEmpty();
      assertThat(result.contract().definitions()).hasSize(1);
    }
  }

  @Test
  void saysThatAnEndpointIsNone() {
    assertThatThrownBy(() -> ImportMojo.read("nowhere", new ImportRequest("nowhere", "a", null)))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("nowhere");
  }

  private static final class Counter implements ServiceDispatcher {
    @Override
    public String name() {
      return "Counter";
    }

    @Override
    public @Nullable String documentation() {
      return null;
    }

    @Override
    public List<MethodDescriptor<?>> methods() {
      return List.of(
          MethodDescriptor.unary("Counter", "count", Codecs.ANY)
              .parameter("name")
              .parameter("by", 1L)
              .documentation("Counts.")
              .build());
    }

    @Override
    public void dispatch(int method, ServerCall call) {
      throw new IllegalStateException("nobody calls it");
    }
  }
}
