package dev.zerorpc.cli.service;

import dev.zerorpc.stub.Codecs;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.List;

/** What the build generates for {@link Echo}. */
public final class EchoDispatcher implements ServiceDispatcher {
  private final Echo service;

  private EchoDispatcher(Echo service) {
    this.service = service;
  }

  /** Serves an implementation. */
  public static EchoDispatcher of(Echo service) {
    return new EchoDispatcher(service);
  }

  @Override
  public String name() {
    return "Echo";
  }

  @Override
  public String documentation() {
    return "A contract, as a user would write it.";
  }

  @Override
  public List<MethodDescriptor<?>> methods() {
    return List.of(MethodDescriptor.unary("Echo", "echo", Codecs.STRING).parameter("text").build());
  }

  @Override
  public void dispatch(int method, ServerCall call) {
    String text = call.arguments().parameter("text").readString();
    call.reply(Codecs.STRING, service.echo(text));
  }
}
