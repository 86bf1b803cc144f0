package dev.zerorpc.benchmarks.sidebyside;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.layered.TFramedTransport;

/**
 * Thrift with a thread for each connection and framed binary messages. A connection carries one
 * call at a time, so that many at once need as many connections and threads.
 */
final class Thrift implements Contestant {
  @Override
  public String name() {
    return "thrift";
  }

  @Override
  public Server serve(Arrivals arrivals) throws TTransportException {
    TServerSocket socket =
        new TServerSocket(
            new TServerSocket.ServerSocketTransportArgs()
                .bindAddr(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .backlog(1024));
    TThreadPoolServer server =
        new TThreadPoolServer(
            new TThreadPoolServer.Args(socket)
                .processor(ThriftMessages.processor(arrivals))
                .transportFactory(new TFramedTransport.Factory(LARGEST_MESSAGE))
                .protocolFactory(new TBinaryProtocol.Factory()));
    Thread thread = new Thread(server::serve, "thrift-server");
    thread.setDaemon(true);
    thread.start();
    int port = socket.getServerSocket().getLocalPort();
    return new Server() {
      @Override
      public String endpoint() {
        return Integer.toString(port);
      }

      @Override
      public void close() {
        server.stop();
      }
    };
  }

  @Override
  public Client connect(String endpoint) throws TException {
    return new Caller(Integer.parseInt(endpoint));
  }

  private static final class Connection implements AutoCloseable {
    private final TFramedTransport transport;
    private final TProtocol protocol;
    private int sequence;

    Connection(int port) throws TException {
      TConfiguration limits =
          new TConfiguration(
              LARGEST_MESSAGE, LARGEST_MESSAGE, TConfiguration.DEFAULT_RECURSION_DEPTH);
      transport = new TFramedTransport(new TSocket(limits, "127.0.0.1", port), LARGEST_MESSAGE);
      protocol = new TBinaryProtocol(transport);
      transport.open();
    }

    byte[] echo(byte[] payload) throws TException {
      ThriftMessages.call(protocol, ThriftMessages.ECHO, true, ++sequence, payload);
      return ThriftMessages.result(protocol, sequence);
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  private static final class Caller implements Client {
    private final int port;
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "thrift-client");
              thread.setDaemon(true);
              return thread;
            });

    Caller(int port) throws TException {
      this.port = port;
      connections.add(new Connection(port));
    }

    @Override
    public byte[] echo(byte[] payload) throws TException {
      return connections.get(0).echo(payload);
    }

    @Override
    public long pipeline(byte[] payload, int outstanding, long nanos) throws Exception {
      while (connections.size() < outstanding) {
        connections.add(new Connection(port));
      }
      long end = System.nanoTime() + nanos;
      List<Callable<Long>> callers = new ArrayList<>();
      for (Connection connection : connections.subList(0, outstanding)) {
        callers.add(() -> repeat(connection, payload, end));
      }
      long calls = 0;
      for (Future<Long> caller : threads.invokeAll(callers)) {
        calls += caller.get();
      }
      return calls;
    }

    private static long repeat(Connection connection, byte[] payload, long end) throws TException {
      long calls = 0;
      for (; System.nanoTime() - end < 0; calls++) {
        if (!Arrays.equals(connection.echo(payload), payload)) {
          throw new IllegalStateException("an answer differs from its request");
        }
      }
      return calls;
    }

    @Override
    public long stream(int items) {
      throw new UnsupportedOperationException("Thrift has no streams");
    }

    @Override
    public void send(byte[] payload) throws TException {
      Connection connection = connections.get(0);
      ThriftMessages.call(
          connection.protocol, ThriftMessages.SEND, false, ++connection.sequence, payload);
    }

    @Override
    public void openIdleStream() {
      throw new UnsupportedOperationException("Thrift has no streams");
    }

    @Override
    public void close() {
      connections.forEach(Connection::close);
      threads.shutdownNow();
    }
  }
}
