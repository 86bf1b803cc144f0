package rejected.unions;

import dev.zerorpc.annotation.Length;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.Pattern;
import dev.zerorpc.annotation.Range;
import dev.zerorpc.annotation.RpcEnum;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;
import dev.zerorpc.annotation.RpcUnion;
import dev.zerorpc.annotation.WireNumber;
import java.util.List;

@RpcUnion //! not-a-union: @RpcUnion is on the interface NotSealed, but a union is a sealed interface
interface NotSealed {}

@RpcUnion //! not-a-union: @RpcUnion is on the class SealedClass
abstract sealed class SealedClass permits SealedChild {}

final class SealedChild extends SealedClass {}

@RpcUnion
sealed interface Members {
  record Two(int a, int b) implements Members {} //! union-member: Two cannot be a member of union Members

  record None() implements Members {} //! union-member: None cannot be a member of union Members

  record small(int a) implements Members {} //! union-member: small cannot be a member of union Members

  final class Plain implements Members {} //! union-member: Plain cannot be a member of union Members

  record Generic<T>(T value) implements Members {} //! generic-type: union member Generic has type parameters

  record Right(@Range(min = "1") int value) implements Members {}
}

@RpcUnion
sealed interface Outside permits Elsewhere {}

record Elsewhere(int value) implements Outside {} //! union-member: Elsewhere cannot be a member of union Outside

sealed interface Unmarked {
  record Value(int value) implements Unmarked {}
}

@RpcUnion
sealed interface SameName {
  record First(int value) implements SameName {}

  @Name("first")
  record Second(int value) implements SameName {} //! duplicate-member: union SameName has more than one member
}

@RpcEnum("f64") //! enum-type: the numbers of enum Floating cannot be of type f64
enum Floating {
  @WireNumber(1)
  ONE
}

@RpcEnum("int") //! enum-type: the numbers of enum Wrong cannot be of type 'int'
enum Wrong {
  @WireNumber(1)
  ONE
}

@RpcEnum
enum Missing {
  ONE //! missing-number: constant ONE of enum Missing has no number. Every constant of an @RpcEnum has one
}

enum Unexpected {
  @WireNumber(1) //! unexpected-number: constant ONE has a number, but enum Unexpected is a string on the wire. Remove @WireNumber
  ONE
}

@RpcEnum("u8")
enum Large {
  @WireNumber(256) //! number-out-of-range: the number 256 does not fit in type u8
  ONE,
  @WireNumber(3)
  TWO,
  @WireNumber(3) //! duplicate-number: constant TWO of enum Large has the number 3 as well
  THREE
}

@RpcService
interface Uses {
  void take(Unmarked value); //! union-not-annotated: the sealed interface Unmarked is not a union of contracts

  void enums(Floating floating, Wrong wrong, Missing missing, Unexpected unexpected, Large large);

  void range(@Range(min = "a") int a); //! bad-bound: 'a' is not a bound for @range

  void text(@Range(min = "1") String a); //! constraint-type: @range

  void count(@Length(min = 3, max = 1) List<String> a); //! empty-range: no value lies between the bounds 3 and 1

  void match(@Pattern("[a") String a); //! bad-pattern: '[a' is not a regular expression
}

@RpcStruct
record Constrained(@Length(max = -5) String text) {} //! bad-bound: '-5' is not a bound for @length
