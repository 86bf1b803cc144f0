package dev.zerorpc.cli.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.CurveClient;
import dev.zerorpc.CurveKeys;
import dev.zerorpc.CurveServer;
import dev.zerorpc.PlainClient;
import dev.zerorpc.PlainServer;
import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialsTest {
  @TempDir Path folder;

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Credentials proving(
      String serverKey, String keys, String user, String passwordFile, Map<String, String> env) {
    return new Credentials(serverKey, keys, user, passwordFile, null, false, null, env);
  }

  private static Credentials asking(String keys, String clients, boolean any, String passwords) {
    return new Credentials(null, keys, null, null, clients, any, passwords, Map.of());
  }

  private static void refused(ThrowingCallable use, String... parts) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .message()
        .contains(parts);
  }

  @Test
  void nothingSaidIsNothingDone() {
    Credentials none = proving(null, null, null, null, Map.of("ZERORPC_PASSWORD", "secret"));
    assertThat(none.either()).isNull();
    assertThat(none.bound()).isNull();
    assertThat(none.connecting()).isNull();
    assertThat(none.toString()).doesNotContain("secret");
  }

  @Test
  void keysAreReadFromFiles() throws Exception {
    CurveKeys keys = CurveKeys.generate();
    Path both = folder.resolve("mine.key_secret");
    keys.write(both);
    String publicKey = keys.publicKey();
    assertThat(proving(publicKey, null, null, null, Map.of()).either())
        .isInstanceOf(CurveClient.class);
    assertThat(proving(both.toString(), both.toString(), null, null, Map.of()).connecting())
        .isInstanceOf(CurveClient.class);
    assertThat(asking(both.toString(), folder.toString(), false, null).either())
        .isInstanceOf(CurveServer.class);
    assertThat(asking(both.toString(), null, true, null).bound()).isInstanceOf(CurveServer.class);
    // A broker has one pair of keys for both sides.
    Credentials broker =
        new Credentials(publicKey, both.toString(), null, null, null, true, null, Map.of());
    assertThat(broker.bound()).isInstanceOf(CurveServer.class);
    assertThat(broker.connecting()).isInstanceOf(CurveClient.class);
  }

  @Test
  void passwordsAreReadFromFilesOrTheEnvironment() throws Exception {
    String password = file("password", "se cret\nand a second line\n");
    assertThat(proving(null, null, "me", password, Map.of()).either())
        .isInstanceOf(PlainClient.class);
    assertThat(proving(null, null, "me", null, Map.of("ZERORPC_PASSWORD", "x")).either())
        .isInstanceOf(PlainClient.class);
    assertThat(asking(null, null, false, file("all", "# who\n\nme:se:cret\n")).either())
        .isInstanceOf(PlainServer.class);
  }

  @Test
  void mistakesSayWhatToDo() throws Exception {
    String key = CurveKeys.generate().publicKey();
    Path both = folder.resolve("mine.key_secret");
    CurveKeys.generate().write(both);
    refused(proving("short", null, null, null, Map.of())::either, "'short'", "neither a file");
    refused(proving(null, both.toString(), null, null, Map.of())::either, "--server-key");
    refused(proving(key, folder + "/none", null, null, Map.of())::either, "cannot read", "none");
    refused(proving(key, null, "me", null, Map.of())::either, "CURVE", "PLAIN");
    refused(proving(null, null, "me", null, Map.of())::either, "ZERORPC_PASSWORD");
    refused(proving(null, null, null, "file", Map.of())::either, "--user");
    refused(proving(null, null, "me", file("empty", ""), Map.of())::either, "empty", "first line");
    refused(
        proving(null, null, "m".repeat(200), null, Map.of("ZERORPC_PASSWORD", "x"))::either,
        "127 bytes");
    refused(asking(null, null, true, null)::either, "--keys", "keygen");
    refused(asking(both.toString(), "x", true, null)::either, "--clients", "--any-client");
    refused(asking(both.toString(), folder + "/none", false, null)::either, "none");
    refused(asking(null, null, true, "x")::either, "--passwords");
    String bad = file("bad", "me:secret\nsecret only\n");
    assertThatThrownBy(asking(null, null, false, bad)::either)
        .hasMessageContaining("line 2 must be name:password")
        .hasMessageNotContaining("secret only");
    refused(
        new Credentials(key, both.toString(), null, null, null, true, null, Map.of())::either,
        "Give those of one side");
  }
}
