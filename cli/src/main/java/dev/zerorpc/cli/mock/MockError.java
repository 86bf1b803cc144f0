package dev.zerorpc.cli.mock;

import dev.zerorpc.ContractException;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.stub.ErrorCodec;
import dev.zerorpc.stub.ValueReader;
import dev.zerorpc.stub.ValueWriter;

/** An error of a contract, with examples for its fields. */
final class MockError extends ContractException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorDefinition definition;

  MockError(ErrorDefinition definition) {
    super("an example of " + definition.wireName());
    this.definition = definition;
  }

  /**
   * Carries the examples of one error.
   *
   * @param definition the error
   * @param examples makes its fields' values
   */
  record MockErrorCodec(ErrorDefinition definition, Examples examples)
      implements ErrorCodec<MockError> {
    @Override
    public String name() {
      return definition.wireName();
    }

    @Override
    public Class<MockError> type() {
      return MockError.class;
    }

    @Override
    public boolean carries(ContractException error) {
      return error instanceof MockError mock
          && mock.definition.javaName().equals(definition.javaName());
    }

    @Override
    public void writeFields(ValueWriter out, MockError error) {
      out.writeAny(examples.ofFields(definition.fields()));
    }

    @Override
    public MockError read(String message, ValueReader fields) {
      throw new UnsupportedOperationException("mocks only answer");
    }
  }
}
