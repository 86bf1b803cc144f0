package rejected.methods;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Idempotent;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcMethod;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.Timeout;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@RpcService
interface NotExposed {
  void exposed();

  @Timeout("1s")
  default void plain() {} //! warning not-exposed: @Timeout has no effect on method 'plain', which the service does not expose

  @RpcMethod
  @Idempotent
  static void fixed() {} //! warning not-exposed: @RpcMethod has no effect on method 'fixed' //! warning not-exposed: @Idempotent has no effect on method 'fixed'
}

@SuppressWarnings("rawtypes")
@RpcService
interface RawParent extends Base { //! raw-type: Base is used without its type arguments
  void fine();
}

interface Base<T> {
  T get();
}

@RpcService
interface Outdated {
  void call(int fine, @Deprecated int old); //! not-deprecable: a parameter cannot be deprecated. Arguments are told apart by their places, so no caller can leave it out: deprecate the method.
}

enum Level {
  @Default LOW,
  @Default HIGH, //! several-default-constants: enum Level marks more than one constant as its default
  @Name("LOW") OTHER //! duplicate-constant: enum Level has more than one constant named 'LOW'
}

@RpcService
interface UsesLevel {
  Level get();
}

@RpcStruct
record AlsoUsesLevel(Level level) {}

@RpcService
interface Validated {
  @Timeout("soon") //! bad-timeout: the timeout 'soon' of method 'slow' is not a length of time
  void slow();

  void numbers(
      @Default("one") int number, //! bad-default: the default 'one' is not a value of type
      @Name("")  //! empty-name: the name of this parameter is empty
      int other); //! required-after-default: parameter

  @OneWay
  int lost(); //! one-way-result: one-way method 'lost' has a result

  void upload(RpcStream<Integer> values, int last); //! stream-not-last: the stream 'values' is not the last parameter of 'upload'

  @OneWay
  void push(Stream<Integer> values); //! one-way-stream: one-way method 'push' takes the stream 'values'

  @Idempotent
  void again(Flow.Publisher<Integer> values); //! idempotent-stream: method 'again' is idempotent but takes the stream 'values'

  void byDefault(@Default("[]") RpcStream<Integer> values); //! stream-default: the stream 'values' of 'byDefault' has a default

  Flow.Publisher<@Nullable Integer> gaps(); //! publisher-of-null: method 'gaps' has a publisher whose items may be missing

  void twice(int value);

  void twice(String value); //! duplicate-method: service Validated has more than one method named 'twice'
}
