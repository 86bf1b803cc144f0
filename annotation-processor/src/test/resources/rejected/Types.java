package rejected.types;

import dev.zerorpc.RpcStream;
import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.Unsigned;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@RpcService
interface Unsupported {
  void character(char value); //! unsupported-type: char is not a type of contracts. Use String instead.
  BigDecimal decimal(); //! unsupported-type: BigDecimal is not a type of contracts. Use String or double instead.
  void date(
      int before,
      Date value, //! unsupported-type: Date is not a type of contracts. Use java.time.Instant instead.
      Collection<String> all); //! unsupported-type: Collection<String> is not a type of contracts. Use java.util.List instead.
  List<HashMap<String, Integer>> map(); //! unsupported-type: HashMap<String, Integer> is not a type of contracts. Use java.util.Map instead.
  void plain(Plain value); //! unsupported-type: Plain is not a type of contracts. Use one of the supported types, or a record annotated with @RpcStruct.
  void several(Map<Character, Plain[]> value); //! unsupported-type: Character is not a type of contracts //! unsupported-type: Plain is not a type of contracts
  List<Flow.Publisher<String>> published(); //! unsupported-type: Publisher<String> is not a type of contracts. It can only be the result or the last parameter of a method itself
  Future<String> future(); //! unsupported-type: Future<String> is not a type of contracts. Return java.util.concurrent.CompletableFuture.
  IntStream ints(); //! unsupported-type: IntStream is not a type of contracts. Return dev.zerorpc.RpcStream or
  Void nothing(); //! unsupported-type: Void is not a type of contracts. Return void, or a future of Void.
  void stream(Optional<RpcStream<String>> values); //! unsupported-type: RpcStream<String> is not a type of contracts. It can only be the result or the last parameter
  void streamOf(RpcStream<Plain> values); //! unsupported-type: Plain is not a type of contracts
  Optional<CompletableFuture<String>> nested(); //! unsupported-type: CompletableFuture<String> is not a type of contracts. It can only be
  void withDefault(@Default("x") char value, @Default("1") int next); //! unsupported-type: char is not
}

class Plain {}

@RpcService
interface Shapes {
  void wildcard(List<? extends Number> values); //! wildcard: the wildcard '? extends Number' leaves open which type crosses the wire. Write the type itself, such as Number.
  RpcStream<?> any(); //! wildcard: the wildcard '?' leaves open which type crosses the wire. Write the type itself, such as Object.
  void lower(Map<String, ? super Integer> values); //! wildcard: the wildcard '? super Integer'
  @SuppressWarnings("rawtypes") void raw(List values); //! raw-type: List is used without its type arguments
  @SuppressWarnings("rawtypes") CompletableFuture rawResult(); //! raw-type: CompletableFuture is used without
  @SuppressWarnings("rawtypes") void rawStream(RpcStream values); //! raw-type: RpcStream is used without its type arguments
  @SuppressWarnings("rawtypes") Stream<Map> rawItem(); //! raw-type: Map is used without
  <T> T generic(T value, List<T> values); //! generic-method: method 'generic' has type parameters
  void record(NotAnnotated value); //! struct-not-annotated: the record NotAnnotated is not a struct of contracts. Annotate it with @RpcStruct
  Optional<NotAnnotated[]> records(); //! struct-not-annotated: the record NotAnnotated
}

record NotAnnotated(int value) {}

@RpcService
interface Marks {
  void text(@Unsigned String value); //! unsigned-type: @Unsigned does not go with String. It goes with short (u8)
  void bytes(@Unsigned byte value); //! unsigned-type: @Unsigned does not go with byte
  void list(List<@Unsigned Boolean> value); //! unsigned-type: @Unsigned does not go with Boolean
  @Unsigned CompletableFuture<Integer> future(); //! unsigned-type: @Unsigned does not go with CompletableFuture<Integer>
  @Unsigned void nothing(); //! unsigned-type: @Unsigned does not go with void
  void number(@Nullable int value); //! not-nullable: int cannot be missing. Use its wrapper class, or remove the annotation.
  void maybe(@Nullable RpcStream<String> values); //! not-nullable: RpcStream<String> cannot be missing. Annotate the type inside it
  void never(@Unsigned Stream<Integer> values); //! unsigned-type: @Unsigned does not go with Stream<Integer>
  @Nullable RpcStream<String> stream(); //! not-nullable: RpcStream<String> cannot be missing. Annotate the type inside it
}

@RpcStruct
record Fields(
    int fine,
    StringBuilder text, //! unsupported-type: StringBuilder is not a type of contracts. Use String instead.
    List<? extends String> wild, //! wildcard: the wildcard '? extends String'
    @Default("x") Object[][] last, //! bad-default: the default 'x' is not
    @Unsigned double number) {} //! unsigned-type: @Unsigned does not go with double
