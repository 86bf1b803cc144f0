package dev.zerorpc.internal.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names that need not be made anew. */
class RecentNamesTest {
  private final RecentNames names = new RecentNames();

  private String find(String name) {
    byte[] bytes = ("<" + name + ">").getBytes(UTF_8);
    return names.find(bytes, 1, bytes.length - 2);
  }

  private String decode(String name) {
    MessageWriter out = new MessageWriter();
    out.writeString(name);
    return new MessageReader(out.finish()).readName(new Symbols(), names);
  }

  @Test
  void aNameThatCameIsTheSameText() {
    String first = decode("users.get");
    assertThat(decode("users.get")).isSameAs(first).isEqualTo("users.get");
    assertThat(decode("users.set")).isEqualTo("users.set");
    assertThat(decode("users.get")).isSameAs(first);
  }

  @Test
  void oneOfTheSameHashIsAnother() {
    names.keep("Aa");
    assertThat(find("Aa")).isEqualTo("Aa");
    assertThat(find("BB")).isNull();
    names.keep("BB");
    assertThat(find("BB")).isEqualTo("BB");
    assertThat(find("Aa")).isNull();
  }

  @Test
  void longNamesAreNotKept() {
    String name = "n".repeat(65);
    assertThat(decode(name)).isEqualTo(name).isNotSameAs(decode(name));
    String shorter = "n".repeat(64);
    assertThat(decode(shorter)).isEqualTo(shorter).isSameAs(decode(shorter));
  }

  @Test
  void namesBeyondAsciiAreReadEachTime() {
    for (String name : new String[] {"gr\u00fc\u00df", "\u00e4", "\ud83d\ude00", ""}) {
      assertThat(decode(name)).isEqualTo(name);
      assertThat(decode(name)).isEqualTo(name);
    }
  }
}
