package dev.zerorpc.cli.service;

import dev.zerorpc.RemoteException;
import dev.zerorpc.stub.MethodDescriptor;
import dev.zerorpc.stub.ServerCall;
import dev.zerorpc.stub.ServiceDispatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service that is put together method by method. */
public final class ServiceTable implements ServiceDispatcher {
  /** Answers the calls of one method. */
  public interface Handler {
    /** Answers one call. */
    void handle(ServerCall call) throws Exception;
  }

  private final String name;
  private final @Nullable String documentation;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(MethodDescriptor<?> method, Handler handler) {}

  /** One without methods. */
  public ServiceTable(String name, @Nullable String documentation) {
    this.name = name;
    this.documentation = documentation;
  }

  /** Adds a method. */
  public void add(MethodDescriptor<?> method, Handler handler) {
    entries.add(new Entry(method, handler));
  }

  /** Puts the methods into the order of their names. */
  public void sort() {
    entries.sort(Comparator.comparing(entry -> entry.method.name()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable String documentation() {
    return documentation;
  }

  @Override
  public List<MethodDescriptor<?>> methods() {
    return entries.stream().<MethodDescriptor<?>>map(Entry::method).toList();
  }

  @Override
  public void dispatch(int method, ServerCall call) throws Exception {
    entries.get(method).handler.handle(call);
  }

  /** The error that a caller gets who sends the wrong kind of argument. */
  public static RemoteException typeError(String message) {
    return new RemoteException("TypeError", message, null);
  }

  /** The error that a caller gets who sends an argument of the right kind that means nothing. */
  public static RemoteException valueError(String message) {
    return new RemoteException("ValueError", message, null);
  }
}
