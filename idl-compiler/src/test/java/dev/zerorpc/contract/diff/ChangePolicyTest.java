package dev.zerorpc.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zerorpc.contract.diagnostic.Notice;
import dev.zerorpc.contract.diagnostic.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangePolicyTest {
  @Test
  void whatBreaksSomebodyIsAnErrorUnlessItIsLetPass() {
    ChangePolicy strict = ChangePolicy.of("java", List.of());
    assertThat(ChangePolicy.isBreaking(strict.judge(of(Verdict.BREAKS_WIRE)))).isTrue();
    assertThat(ChangePolicy.isBreaking(strict.judge(of(Verdict.BREAKS_JAVA)))).isTrue();
    assertThat(strict.judge(of(Verdict.COMPATIBLE)).level()).isEqualTo(Notice.Level.NOTE);
    ChangePolicy wire = ChangePolicy.of("wire", List.of());
    assertThat(ChangePolicy.isBreaking(wire.judge(of(Verdict.BREAKS_WIRE)))).isTrue();
    assertThat(wire.judge(of(Verdict.BREAKS_JAVA)).level()).isEqualTo(Notice.Level.WARNING);
    Change meant = of(Verdict.BREAKS_WIRE);
    ChangePolicy allowing = ChangePolicy.of("java", List.of(meant.code().id()));
    assertThat(allowing.judge(meant).level()).isEqualTo(Notice.Level.WARNING);
  }

  @Test
  void levelsAndCodesMustBeKnown() {
    assertThatThrownBy(() -> ChangePolicy.of("all", List.of()))
        .hasMessageContaining("'all'")
        .hasMessageContaining("java and wire");
    assertThatThrownBy(() -> ChangePolicy.of("java", List.of("method-gone")))
        .hasMessageContaining("'method-gone'");
  }

  private static Change of(Verdict verdict) {
    for (ChangeCode code : ChangeCode.values()) {
      if (code.verdict() == verdict) {
        List<String> arguments = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
        return new Change(code, Origin.UNKNOWN, Origin.UNKNOWN, arguments, "");
      }
    }
    throw new AssertionError("no change with " + verdict);
  }
}
