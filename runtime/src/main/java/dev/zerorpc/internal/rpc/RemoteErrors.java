package dev.zerorpc.internal.rpc;

import dev.zerorpc.ContractException;
import dev.zerorpc.DecodeException;
import dev.zerorpc.RemoteException;
import dev.zerorpc.RpcException;
import dev.zerorpc.ServerBusyException;
import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.EventNames;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.MessageWriter;
import dev.zerorpc.internal.event.RawValue;
import dev.zerorpc.internal.event.TypeMismatchException;
import dev.zerorpc.stub.ErrorCodec;
import dev.zerorpc.stub.ValueReader;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of {@code ERR} events. */
public final class RemoteErrors {
  /** The name under which a server refuses a call for want of room. */
  public static final String SERVER_BUSY = "ServerBusy";

  /** More than a refusal has to say, and little to read on the loop's thread. */
  private static final int BUSY_SIZE = 4096;

  private RemoteErrors() {}

  static RpcException read(Event event, CallSite site) {
    RemoteException remote;
    try {
      remote = triple(event);
    } catch (MalformedMessageException | TypeMismatchException e) {
      return site.broken("the error answer cannot be read: " + e.getMessage());
    }
    for (ErrorCodec<?> codec : site.method().errors()) {
      if (codec.name().equals(remote.name())) {
        return typed(codec, remote, event);
      }
    }
    if (remote.name().equals(SERVER_BUSY)) {
      ServerBusyException busy = new ServerBusyException(site + ": " + remote.remoteMessage());
      busy.initCause(remote);
      return busy;
    }
    return remote;
  }

  /** Whether the answer is that of a server without room for the call. */
  static boolean isBusy(Event event) {
    try {
      return event.name().equals(EventNames.ERR)
          && event.arguments().remaining() <= BUSY_SIZE
          && triple(event).name().equals(SERVER_BUSY);
    } catch (MalformedMessageException | TypeMismatchException e) {
      return false;
    }
  }

  private static RpcException typed(ErrorCodec<?> codec, RemoteException remote, Event event) {
    try {
      RawValue fields = event.errorFields();
      ContractException error =
          codec.read(
              remote.remoteMessage(),
              new ValueReader(fields != null ? fields.reader() : noFields()));
      if (error.getCause() == null) {
        error.initCause(remote);
      }
      return error;
    } catch (DecodeException e) {
      // A peer without the contract raised an error of that name, or its fields have changed: it
      // is still what the peer said.
      remote.addSuppressed(e);
      return remote;
    }
  }

  private static MessageReader noFields() {
    MessageWriter out = new MessageWriter();
    out.writeMapHeader(0);
    return new MessageReader(out.finish());
  }

  private static RemoteException triple(Event event) {
    MessageReader in = event.arguments();
    int count = in.readArrayHeader();
    // Peers of protocol version 1 send one text and no name.
    if (event.version() < 2 || count == 1) {
      return new RemoteException("RemoteError", count == 0 ? "" : text(in), null);
    }
    if (count < 2) {
      throw new MalformedMessageException(
          in.position(), "an error answer has a name and a message, not " + count + " values");
    }
    String name = text(in);
    String message = text(in);
    return new RemoteException(name, message, count > 2 ? nullableText(in) : null);
  }

  private static String text(MessageReader in) {
    String text = nullableText(in);
    return text == null ? "" : text;
  }

  private static @Nullable String nullableText(MessageReader in) {
    return in.tryReadNil() ? null : in.readString();
  }
}
