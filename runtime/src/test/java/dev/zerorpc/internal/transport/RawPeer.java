package dev.zerorpc.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Writes bytes of its own making to a ZeroMQ port. */
public final class RawPeer implements AutoCloseable {
  /** A ZMTP 3.0 greeting with the mechanism NULL. */
  public static final String GREETING =
      "ff00000000000000017f" + "0300" + "4e554c4c" + "00".repeat(16) + "00" + "00".repeat(31);

  /** READY of a DEALER without an identity. */
  public static final String READY =
      "0429"
          + "055245414459"
          + "0b536f636b65742d54797065"
          + "00000006"
          + "4445414c4552"
          + "084964656e74697479"
          + "00000000";

  private final Socket socket;

  /** Connects. */
  public RawPeer(String endpoint) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), Endpoint.parse(endpoint).port());
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(Peer.PATIENCE_SECONDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes hexadecimal digits. */
  public RawPeer write(String hex) {
    return write(HexFormat.of().parseHex(hex));
  }

  /** Writes bytes. */
  public RawPeer write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException e) {
      // The other side has had enough already.
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Waits until that many bytes have come. */
  public RawPeer awaitBytes(int count) {
    byte[] ignored = read(count);
    return this;
  }

  /** Waits for that many bytes; fewer, if the other side closes before. */
  byte[] read(int count) {
    try {
      return socket.getInputStream().readNBytes(count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that nothing more comes, and waits until the other side has read it all. */
  public void finish() {
    if (endOutput()) {
      awaitEnd();
    }
  }

  /** Says that nothing more comes; whether the other side is still there to be told. */
  public boolean endOutput() {
    try {
      socket.shutdownOutput();
      return true;
    } catch (IOException e) {
      // The other side has had enough already.
      return false;
    }
  }

  /** Waits until that text has come, or the other side has closed the connection. */
  public void awaitText(String text) {
    byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int matched = 0;
    try {
      InputStream in = new java.io.BufferedInputStream(socket.getInputStream());
      for (int next = in.read(); next >= 0 && matched < wanted.length; next = in.read()) {
        matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
        if (matched == wanted.length) {
          return;
        }
      }
    } catch (SocketException e) {
      // Reset: that is an end too.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the other side has closed the connection. */
  public void awaitEnd() {
    try (InputStream in = socket.getInputStream()) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (SocketException e) {
      // Reset: that is an end too.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
