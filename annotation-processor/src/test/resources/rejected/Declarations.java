package rejected.declarations;

import dev.zerorpc.ContractException;
import dev.zerorpc.annotation.RpcError;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;

@RpcService //! not-an-interface: @RpcService is on the class ServiceClass, but a service is an interface
class ServiceClass {}

@RpcService //! not-an-interface: @RpcService is on the record ServiceRecord
record ServiceRecord(int value) {}

@RpcService //! not-an-interface: @RpcService is on the annotation ServiceAnnotation
@interface ServiceAnnotation {}

@RpcStruct //! not-a-record: @RpcStruct is on the class StructClass, but a struct is a record
class StructClass {}

@RpcStruct //! not-a-record: @RpcStruct is on the enum StructEnum
enum StructEnum { ONE }

@RpcError //! not-an-error: @RpcError is on the class ErrorClass, but an error is a subclass of dev.zerorpc.ContractException
class ErrorClass extends RuntimeException {
  private static final long serialVersionUID = 1L;
}

@RpcService
interface GenericService<T> { //! generic-type: service GenericService has type parameters
  T get(T value);
}

@RpcStruct
record GenericStruct<T>(T value) {} //! generic-type: struct GenericStruct has type parameters

@RpcService
interface UsesGenericStruct {
  GenericStruct<String> get(); //! generic-type: struct GenericStruct has type parameters
}

class Outer {
  @RpcService
  private interface Hidden { //! inaccessible-type: generated code cannot name Hidden
    void run();
  }

  @RpcStruct
  private record HiddenStruct(int value) {} //! inaccessible-type: generated code cannot name HiddenStruct

  private enum HiddenEnum { ONE }

  @RpcService
  interface Visible {
    void take(HiddenEnum value); //! inaccessible-type: generated code cannot name HiddenEnum
    HiddenStruct give(); //! inaccessible-type: generated code cannot name HiddenStruct
    void fail() throws HiddenError; //! inaccessible-type: generated code cannot name HiddenError
  }

  @RpcError
  private static class HiddenError extends ContractException { //! inaccessible-type: generated code cannot name HiddenError
    private static final long serialVersionUID = 1L;

    public HiddenError(String message) {
      super(message);
    }
  }

  @RpcError
  @SuppressWarnings("serial")
  class InnerError extends ContractException { //! inaccessible-type: generated code cannot name InnerError
    public InnerError(String message) {
      super(message);
    }
  }
}
