package dev.zerorpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zerorpc.RpcClient;
import dev.zerorpc.RpcServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Four Python processes and four Java threads share one server: no answer is lost, given twice or
 * given to another call. {@code -Dzerorpc.commits=290000} is the long run.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@Isolated // it needs all the processors, and heartbeats of others are not to wait for it
class CommitIT {
  private static final int PYTHON_PROCESSES = 4;
  private static final int JAVA_THREADS = 4;
  private static final int CALLERS = PYTHON_PROCESSES + JAVA_THREADS;
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** In all, with the Java server; each caller has as many as the others. */
  private static final int CALLS = Integer.getInteger("zerorpc.commits", 24_000);

  /** A Python server takes several times as long for each. */
  private static final int CALLS_TO_PYTHON = Integer.getInteger("zerorpc.commits", 8_000);

  private static final class CommitsImpl implements Commits {
    private final AtomicLongArray times;
    private final AtomicLong total = new AtomicLong();

    CommitsImpl(int ids) {
      times = new AtomicLongArray(ids);
    }

    @Override
    public long commit(long id) {
      times.incrementAndGet(Math.toIntExact(id));
      total.incrementAndGet();
      return 2 * id + 1;
    }

    @Override
    public long distinct() {
      long distinct = 0;
      for (int id = 0; id < times.length(); id++) {
        distinct += times.get(id) > 0 ? 1 : 0;
      }
      return distinct;
    }

    @Override
    public long total() {
      return total.get();
    }
  }

  @Test
  void everyCommitToAJavaServerIsAnsweredOnceAndRight() throws Exception {
    int each = CALLS / CALLERS;
    try (RpcServer server =
            RpcServer.builder()
                .service(CommitsDispatcher.of(new CommitsImpl(each * CALLERS)))
                .bind("tcp://127.0.0.1:*")
                .start();
        RpcClient client = RpcClient.connect(server.endpoints().get(0))) {
      commitAll("Java", server.endpoints().get(0), CommitsStub.create(client), each);
    }
  }

  @Test
  void everyCommitToAPythonServerIsAnsweredOnceAndRight() throws Exception {
    int each = CALLS_TO_PYTHON / CALLERS;
    try (PeerProcess server = PeerProcess.python("commits.py", "serve");
        RpcClient client = RpcClient.connect(server.endpoint())) {
      commitAll("Python", server.endpoint(), CommitsStub.create(client), each);
    }
  }

  /** The ids from 0 on, the same number for each caller. */
  private static void commitAll(String server, String endpoint, Commits commits, int each)
      throws Exception {
    long start = System.nanoTime();
    List<PeerProcess> processes = new ArrayList<>();
    List<CompletableFuture<Integer>> threads = new ArrayList<>();
    try {
      for (int i = 0; i < PYTHON_PROCESSES; i++) {
        String from = Integer.toString(i * each);
        processes.add(
            PeerProcess.python(
                "commits.py", "commit", endpoint, "--from", from, "--count", "" + each));
      }
      for (int i = PYTHON_PROCESSES; i < CALLERS; i++) {
        long from = (long) i * each;
        threads.add(
            CompletableFuture.supplyAsync(
                () -> rightAnswers(commits, from, each), task -> new Thread(task).start()));
      }
      for (CompletableFuture<Integer> thread : threads) {
        assertThat(thread.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(each);
      }
      for (PeerProcess process : processes) {
        assertThat(process.await("committed", LIMIT))
            .isEqualTo("{\"answered\":" + each + ",\"errors\":[],\"right\":" + each + "}");
      }
    } finally {
      processes.forEach(PeerProcess::close);
    }
    System.out.printf(
        "%d commits by %d Python processes and %d Java threads to a %s server in %d s%n",
        each * CALLERS,
        PYTHON_PROCESSES,
        JAVA_THREADS,
        server,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    long all = (long) each * CALLERS;
    assertThat(commits.distinct()).as("ids that the server has seen").isEqualTo(all);
    assertThat(commits.total()).as("calls that the server has executed").isEqualTo(all);
  }

  private static int rightAnswers(Commits commits, long from, int count) {
    int right = 0;
    for (long id = from; id < from + count; id++) {
      right += commits.commit(id) == 2 * id + 1 ? 1 : 0;
    }
    return right;
  }
}
