package dev.zerorpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.internal.testing.LambdaService;
import dev.zerorpc.stub.MethodDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CURVE and PLAIN with the one-way patterns, over real sockets. */
@Timeout(120)
class OneWaySecurityTest {
  private static final String ANY_PORT = "tcp://127.0.0.1:*";

  @TempDir Path directory;
  private final CurveKeys ownKeys = CurveKeys.generate();
  private final CurveKeys peerKeys = CurveKeys.generate();

  /** Who has sent, and what. */
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

  private final List<AutoCloseable> resources = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (int i = resources.size() - 1; i >= 0; i--) {
      resources.get(i).close();
    }
  }

  private <T extends AutoCloseable> T closing(T resource) {
    resources.add(resource);
    return resource;
  }

  private static LambdaService noting(BlockingQueue<String> into) {
    return new LambdaService()
        .add(
            MethodDescriptor.oneWay("Test", "note").parameter("text").build(),
            call -> {
              String sender = CallContext.current().identity().orElse("somebody");
              into.add(sender + ": " + call.arguments().readString());
              call.reply();
            });
  }

  private Puller puller(String endpoint, Security security) {
    return closing(
        Puller.builder()
            .service(noting(notes))
            .bind(endpoint)
            .security(security)
            .gracePeriod(Duration.ofMillis(100))
            .start());
  }

  private Pusher pusher(String endpoint, @Nullable Security security) {
    Pusher.Builder builder = Pusher.builder().connect(endpoint).linger(Duration.ZERO);
    if (security != null) {
      builder.security(security);
    }
    return closing(builder.build());
  }

  private CurveServer allowingThePeer() {
    return CurveServer.of(ownKeys, AllowedKeys.of(peerKeys.publicKey()));
  }

  private CurveClient peer() {
    return CurveClient.of(peerKeys, ownKeys.publicKey());
  }

  private String next() throws InterruptedException {
    return String.valueOf(notes.poll(30, TimeUnit.SECONDS));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aPullersHandlerKnowsTheSendersKey() throws Exception {
    Puller puller = puller(ANY_PORT, allowingThePeer());
    pusher(puller.endpoints().get(0), peer()).send("note", "hello");
    assertThat(next()).isEqualTo(peerKeys.publicKey() + ": hello");
  }

  @Test
  void whatWaitsWhileAPullerIsRestartedGetsThereEncryptedToo() throws Exception {
    Puller puller = puller(ANY_PORT, allowingThePeer());
    String endpoint = puller.endpoints().get(0);
    Pusher pusher = pusher(endpoint, peer());
    pusher.send("note", "before");
    assertThat(next()).endsWith("before");
    puller.close();

    puller(endpoint, allowingThePeer());
    // What leaves in the moment before the break is noticed is lost; that ends.
    String received = null;
    for (int i = 0; received == null && i < 300; i++) {
      pusher.send("note", "after");
      received = notes.poll(100, TimeUnit.MILLISECONDS);
    }
    assertThat(received).isEqualTo(peerKeys.publicKey() + ": after");
  }

  @Test
  void aPusherKeepsItsMessagesUntilItIsAllowedAndAfterThatTheyAreRejected() throws Exception {
    Path list = directory.resolve("senders");
    Files.writeString(list, "# nobody yet\n");
    Puller puller = puller(ANY_PORT, CurveServer.of(ownKeys, AllowedKeys.file(list)));
    String endpoint = puller.endpoints().get(0);
    Pusher refused = pusher(endpoint, peer());
    refused.send("note", "first");
    // It has surely tried when somebody who began later has got through.
    Pusher other = pusher(endpoint, CurveClient.of(ownKeys, ownKeys.publicKey()));
    other.send("note", "other");
    Files.writeString(list, ownKeys.publicKey());
    assertThat(next()).isEqualTo(ownKeys.publicKey() + ": other");
    assertThat(refused.sentMessages()).isZero();
    assertThat(refused.queuedMessages()).isEqualTo(1);

    Files.writeString(list, peerKeys.publicKey());
    assertThat(next()).isEqualTo(peerKeys.publicKey() + ": first");
    // The key of the other has been taken back by that.
    other.send("note", "too late");
    await(() -> puller.rejectedMessages() == 1);
    refused.send("note", "second");
    assertThat(next()).isEqualTo(peerKeys.publicKey() + ": second");
    assertThat(notes).isEmpty();
  }

  @Test
  void strangersGetNothingThroughToAPuller() throws Exception {
    Puller puller = puller(ANY_PORT, allowingThePeer());
    String endpoint = puller.endpoints().get(0);
    Pusher plain = pusher(endpoint, null);
    Pusher wrongKey = pusher(endpoint, CurveClient.anonymous(ownKeys.publicKey()));
    Pusher wrongServer =
        pusher(endpoint, CurveClient.of(peerKeys, CurveKeys.generate().publicKey()));
    List<Pusher> strangers = List.of(plain, wrongKey, wrongServer);
    strangers.forEach(stranger -> stranger.send("note", "stranger"));
    Pusher right = pusher(endpoint, peer());
    for (int i = 0; i < 100; i++) {
      right.send("note", "number " + i);
      assertThat(next()).endsWith("number " + i);
    }
    assertThat(puller.receivedMessages()).isEqualTo(100);
    // They know that nothing has left.
    assertThat(List.of(wrongKey, wrongServer))
        .allMatch(stranger -> stranger.queuedMessages() == 1 && stranger.sentMessages() == 0);
  }

  @Test
  void onlySubscribersThatAreAllowedReadWhatIsPublished() throws Exception {
    Publisher publisher =
        closing(
            Publisher.builder()
                .bind(ANY_PORT)
                .security(allowingThePeer())
                .linger(Duration.ZERO)
                .build());
    String endpoint = publisher.endpoints().get(0);
    BlockingQueue<String> overheard = new LinkedBlockingQueue<>();
    List<Subscriber> strangers = new ArrayList<>();
    strangers.add(
        closing(Subscriber.builder().service(noting(overheard)).connect(endpoint).start()));
    strangers.add(
        closing(
            Subscriber.builder()
                .service(noting(overheard))
                .connect(endpoint)
                .security(CurveClient.anonymous(ownKeys.publicKey()))
                .start()));
    Subscriber right =
        closing(
            Subscriber.builder().service(noting(notes)).connect(endpoint).security(peer()).start());
    int sent = 0;
    while (right.handledMessages() < 50) {
      publisher.send("note", "number " + sent++);
      String unused = notes.poll(20, TimeUnit.MILLISECONDS);
    }
    assertThat(overheard).isEmpty();
    assertThat(strangers).allMatch(stranger -> stranger.receivedMessages() == 0);
  }

  @Test
  void aSubscriberThatIsBoundAsksPublishersWhoTheyAre() throws Exception {
    Subscriber subscriber =
        closing(
            Subscriber.builder()
                .service(noting(notes))
                .bind(ANY_PORT)
                .security(allowingThePeer())
                .start());
    Publisher publisher =
        closing(
            Publisher.builder()
                .connect(subscriber.endpoints().get(0))
                .security(peer())
                .linger(Duration.ZERO)
                .build());
    String received = null;
    for (int i = 0; received == null && i < 300; i++) {
      publisher.send("note", "news");
      received = notes.poll(100, TimeUnit.MILLISECONDS);
    }
    assertThat(received).isEqualTo(peerKeys.publicKey() + ": news");
  }

  @Test
  void passwordsWorkHereToo() throws Exception {
    Puller puller = puller(ANY_PORT, PlainServer.of(Map.of("anna", "secret")));
    Pusher guessing = pusher(puller.endpoints().get(0), PlainClient.of("anna", "guess"));
    guessing.send("note", "guessed");
    Pusher right = pusher(puller.endpoints().get(0), PlainClient.of("anna", "secret"));
    for (int i = 0; i < 20; i++) {
      right.send("note", "number " + i);
      assertThat(next()).isEqualTo("anna: number " + i);
    }
    assertThat(guessing.sentMessages()).isZero();
  }

  @Test
  void aSenderSaysThatItCannotShutOutAReceiverWhoseKeyWasRemoved() throws Exception {
    Path list = directory.resolve("receivers");
    Files.writeString(list, peerKeys.publicKey());
    BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            warnings.add(new java.util.logging.SimpleFormatter().formatMessage(entry));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.zerorpc.security");
    logger.addHandler(handler);
    try {
      Publisher publisher =
          closing(
              Publisher.builder()
                  .bind(ANY_PORT)
                  .security(CurveServer.of(ownKeys, AllowedKeys.file(list)))
                  .build());
      Files.writeString(list, "");
      assertThat(warnings.poll(30, TimeUnit.SECONDS))
          .contains("not allowed any more")
          .contains(publisher.endpoints().get(0));
    } finally {
      logger.removeHandler(handler);
    }
  }
}
