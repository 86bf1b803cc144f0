package dev.zerorpc.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is compared does the same. */
class SampleEventsTest {
  private final Sample sample = Sample.example();

  @Test
  void bothWriteTheSameBytes() throws IOException {
    assertThat(SampleEvents.encode(sample)).isEqualTo(SampleEvents.encodeByMsgpackCore(sample));
  }

  @Test
  void bothReadTheSameValue() throws IOException {
    byte[] payload = SampleEvents.encode(sample);
    assertThat(SampleEvents.decode(payload)).isEqualTo(sample);
    assertThat(SampleEvents.decodeByMsgpackCore(payload)).isEqualTo(sample);
  }
}
