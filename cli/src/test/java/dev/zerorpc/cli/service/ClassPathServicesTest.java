package dev.zerorpc.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.cli.CommandException;
import dev.zerorpc.cli.CommandServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassPathServicesTest {
  private final ClassPathServices services = ClassPathServices.of(".");

  @ParameterizedTest
  @ValueSource(strings = {"LoudEcho", "ClassPathServicesTest$Louder", "Echo"})
  void aServiceIsNamedByItsClassOrItsContract(String name) {
    try (CommandServer server =
        new CommandServer(List.of(services.find("dev.zerorpc.cli.service." + name)))) {
      assertThat(server.run("@", "echo", "hello").out()).startsWith("'hello!");
    }
  }

  @Test
  void whatCannotBeServedIsNamed() {
    assertFails("no.such.Service", "there is no service 'no.such.Service'");
    assertFails("java.lang.String", "implements no contract");
    assertFails("java.lang.Runnable", "no implementation in META-INF/services");
    assertFails("java.lang.Integer", "public constructor that takes nothing");
    assertFails(Failing.class.getName(), "failed while it was made: ");
    assertThatThrownBy(() -> ClassPathServices.of("nowhere.jar"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("there is no 'nowhere.jar'");
  }

  private void assertFails(String name, String message) {
    assertThatThrownBy(() -> services.find(name))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(message);
  }

  /** Implements its contract through its parent. */
  public static final class Louder extends LoudEcho {
    /** Nothing is needed. */
    public Louder() {}

    @Override
    public String echo(String text) {
      return super.echo(text) + "!";
    }
  }

  /** Cannot be made. */
  public static final class Failing implements Echo {
    /** Fails. */
    public Failing() {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public String echo(String text) {
      return text;
    }
  }
}
