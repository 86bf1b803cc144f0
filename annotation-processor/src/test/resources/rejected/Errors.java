package rejected.errors;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.RpcError;
import dev.zerorpc.annotation.RpcService;
import java.io.IOException;

@RpcService
interface Throwing {
  void checked() throws IOException; //! checked-exception: method 'checked' declares the checked exception IOException, which no contract can carry
  void every() throws Exception; //! checked-exception: method 'every' declares the checked exception Exception
  void unchecked() throws IllegalStateException, StackOverflowError;
  void plain() throws PlainError; //! error-not-annotated: PlainError is not a typed error of contracts. Annotate it with @RpcError
}

@SuppressWarnings("serial")
class PlainError extends ContractException {
  PlainError(String message) {
    super(message);
  }
}

@RpcError
@SuppressWarnings("serial")
abstract class AbstractError extends ContractException { //! abstract-error: error AbstractError is abstract, so no caller could be given one
  public AbstractError(String message) {
    super(message);
  }
}

@RpcError
@SuppressWarnings("serial")
class NoConstructor extends ContractException { //! error-constructor: error NoConstructor has no public constructor
  NoConstructor(String message) {
    super(message);
  }
}

@RpcError
@SuppressWarnings("serial")
class TwoConstructors extends ContractException { //! error-constructor: error TwoConstructors has 2 public constructors
  public TwoConstructors(String message) {
    super(message);
  }

  public TwoConstructors() {
    super("none");
  }
}

@RpcError
@SuppressWarnings("serial")
class Outdated extends ContractException {
  public Outdated(
      @Deprecated String message, //! not-deprecable: a parameter cannot be deprecated. Every peer shows the message: remove the annotation.
      @Deprecated int code) { //! not-deprecable: a parameter cannot be deprecated. Put @Deprecated on the accessor of the field.
    super(message);
  }

  public int code() {
    return 0;
  }
}

@RpcError
@SuppressWarnings("serial")
class Accessors extends ContractException {
  public Accessors(
      String message,
      int missing, //! error-accessor: error Accessors has no public accessor of its constructor's parameter 'missing'. Add the method public int missing() or public int getMissing().
      int otherType, //! error-accessor: error Accessors has no public accessor of its constructor's parameter 'otherType'
      int hidden, //! error-accessor: error Accessors has no public accessor of its constructor's parameter 'hidden'
      Throwable cause, //! unsupported-type: Throwable is not a type of contracts
      int fine) {
    super(message);
  }

  public long otherType() {
    return 0;
  }

  int hidden() {
    return 0;
  }

  public int getFine() {
    return 0;
  }
}
