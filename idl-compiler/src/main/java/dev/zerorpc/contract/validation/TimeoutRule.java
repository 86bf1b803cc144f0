package dev.zerorpc.contract.validation;

import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DurationText;
import dev.zerorpc.contract.diagnostic.DiagnosticCode;
import dev.zerorpc.contract.diagnostic.DiagnosticReporter;
import java.time.Duration;

/** A timeout is a positive length of time. */
final class TimeoutRule implements Rule {
  @Override
  public void check(Contract contract, DiagnosticReporter reporter) {
    Parts.forEachMethod(
        contract,
        method -> {
          String timeout = method.timeout();
          if (timeout != null
              && DurationText.parse(timeout).filter(d -> !d.equals(Duration.ZERO)).isEmpty()) {
            reporter.report(DiagnosticCode.BAD_TIMEOUT, method.origin(), timeout, method.name());
          }
        });
  }
}
