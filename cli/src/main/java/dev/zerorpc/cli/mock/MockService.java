package dev.zerorpc.cli.mock;

import dev.zerorpc.RpcStream;
import dev.zerorpc.cli.mock.MockError.MockErrorCodec;
import dev.zerorpc.cli.service.ServiceTable;
import dev.zerorpc.contract.CallPattern;
import dev.zerorpc.contract.Contract;
import dev.zerorpc.contract.DefaultValue;
import dev.zerorpc.contract.ErrorDefinition;
import dev.zerorpc.contract.MethodDefinition;
import dev.zerorpc.contract.ParameterDefinition;
import dev.zerorpc.contract.ServiceDefinition;
import dev.zerorpc.contract.TypeRef;
import dev.zerorpc.stub.Codec;
import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that checks arguments as a generated dispatcher does and answers with examples, streams
 * with three. A call one of whose texts is the name of an error that the method declares is
 * answered with that error.
 */
final class MockService {
  private static final int ITEMS = 3;

  private final Contract contract;
  private final ArgumentCodecs codecs;
  private final Examples examples;
  private final ServiceDefinition service;
  private final ServiceTable table;

  MockService(Contract contract, ServiceDefinition service) {
    this.contract = contract;
    this.codecs = new ArgumentCodecs(contract);
    this.examples = new Examples(contract);
    this.service = service;
    String text = service.documentation().text();
    this.table = new ServiceTable(service.wireName(), text.isEmpty() ? null : text);
  }

  ServiceDispatcher dispatcher() {
    service.methods().forEach(this::add);
    return table;
  }

  private void add(MethodDefinition method) {
    List<ErrorDefinition> errors =
        method.errors().stream()
            .map(error -> (ErrorDefinition) contract.find(error.javaName()).orElseThrow())
            .toList();
    table.add(
        descriptor(method, errors),
        call -> {
          // Examples are made one at a time: the types being made are kept track of.
          synchronized (examples) {
            checkArguments(method, errors, call);
          }
          answer(method, call);
        });
  }

  private MethodDescriptor<?> descriptor(MethodDefinition method, List<ErrorDefinition> errors) {
    MethodDescriptor.Builder<?> builder =
        switch (method.pattern()) {
          case UNARY -> MethodDescriptor.unary(service.wireName(), method.wireName(), Codecs.ANY);
          case SERVER_STREAM ->
              MethodDescriptor.stream(service.wireName(), method.wireName(), Codecs.ANY);
          case ONE_WAY -> MethodDescriptor.oneWay(service.wireName(), method.wireName());
        };
    for (ParameterDefinition parameter : method.valueParameters()) {
      DefaultValue preset = parameter.defaultValue();
      if (preset == null) {
        builder.parameter(parameter.wireName());
      } else {
        builder.parameter(parameter.wireName(), Literals.of(preset, parameter.type(), contract));
      }
    }
    method.streamParameter().ifPresent(stream -> builder.streamParameter(stream.wireName()));
    errors.forEach(error -> builder.error(new MockErrorCodec(error, examples)));
    String text = method.documentation().text();
    return (text.isEmpty() ? builder : builder.documentation(text)).build();
  }

  private void checkArguments(
      MethodDefinition method, List<ErrorDefinition> errors, ServerCall call) {
    List<ParameterDefinition> parameters = method.valueParameters();
    for (int i = 0; i < call.argumentCount(); i++) {
      ParameterDefinition parameter = parameters.get(i);
      Object value =
          codecs
              .of(parameter.type(), parameter.constraints())
              .read(call.arguments().parameter(parameter.wireName()));
      for (ErrorDefinition error : errors) {
        if (error.wireName().equals(value)) {
          throw new MockError(error);
        }
      }
    }
  }

  // NullAway does not see that the codec of "any" takes null.
  @SuppressWarnings("NullAway")
  private void answer(MethodDefinition method, ServerCall call) {
    method.streamParameter().ifPresent(stream -> readAll(stream, call));
    TypeRef type = method.result().type();
    if (method.pattern() == CallPattern.SERVER_STREAM) {
      List<@Nullable Object> items = new ArrayList<>();
      for (int i = 0; i < ITEMS && type != null; i++) {
        items.add(example(type, method));
      }
      call.replyAll(Codecs.ANY, RpcStream.from(items));
    } else if (type == null) {
      call.reply();
    } else {
      call.reply(Codecs.ANY, example(type, method));
    }
  }

  private @Nullable Object example(TypeRef type, MethodDefinition method) {
    synchronized (examples) {
      return examples.of(type, List.of(), method.wireName());
    }
  }

  private void readAll(ParameterDefinition parameter, ServerCall call) {
    Codec<@Nullable Object> codec = codecs.of(parameter.type(), parameter.constraints());
    try (RpcStream<@Nullable Object> items = call.items(codec)) {
      items.forEach(item -> {});
    }
  }
}
