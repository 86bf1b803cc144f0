package com.example.hostile;

import dev.zerorpc.annotation.Default;
import dev.zerorpc.annotation.Name;
import dev.zerorpc.annotation.OneWay;
import dev.zerorpc.annotation.RpcService;
import dev.zerorpc.annotation.RpcStruct;
import java.util.List;
import java.util.UUID;

/**
 * Ends a comment *&#47; here, costs $100 in C:&#92;users, and has an
 * &#64;deprecated line.
 */
@Name("$ervice \"quoted\" \\ back")
@RpcService
public interface Hostile {
  String call(String call, int arguments, int calls, int service, int method);

  String CALL(String CALL, String Codecs, String METHODS);

  String fooBar(String out, String in, String value, String entries, String options, String client);

  String foo_bar(String fooBar, String FOO_BAR, String call_, @Default("\\u0041\n$L") String i);

  RpcStream async(RpcStream create, List<RpcStream> of);

  @Name("größe \"x\"")
  UUID uuid(UUID uuid, List<String> LIST_OF_STRING);

  void yield(int yield, @Name("class") int record);

  @OneWay
  void dispatch(@Name("from $x") int _from);

  void documentation();

  void methods();

  void name();

  void of();

  void create();

  @RpcStruct
  record RpcStream(
      String in,
      String out,
      int value,
      int hasValue,
      @Name("int") int entries,
      String i,
      String INSTANCE,
      List<String> LIST_OF_STRING,
      List<Codec> codecs) {}

  @RpcStruct
  record Codec(@Name("ключ") String Parts, List<RpcStream> streams) {}
}
