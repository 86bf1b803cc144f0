package dev.zerorpc.internal.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The engines that clients of this process share. There are as many as there are processors, and
 * more only if each of them has its fill of sockets. One is made when it is needed, and ends with
 * its last user. Any thread.
 */
final class SharedEngines {
  /**
   * Sockets of an engine. Whenever JeroMQ begins to listen to a channel it looks through all of its
   * thread's, and its news of a turn have to fit into a pipe (decision 10).
   */
  private static final int MOST_SOCKETS = 100;

  /** Those of this process for clients that do not encrypt. */
  static final SharedEngines PLAIN = ofProcess();

  /** Those for clients that do: a message of 16 MB keeps a thread busy for half a second. */
  static final SharedEngines ENCRYPTING = ofProcess();

  private static SharedEngines ofProcess() {
    return new SharedEngines(Runtime.getRuntime().availableProcessors(), MOST_SOCKETS);
  }

  /** The use of an engine by one transport. */
  static final class Lease {
    private final Member member;
    private final int sockets;

    private Lease(Member member, int sockets) {
      this.member = member;
      this.sockets = sockets;
    }

    ZmqEngine engine() {
      return member.engine;
    }
  }

  private static final class Member {
    private final ZmqEngine engine = new ZmqEngine(true);
    private int users;
    private int sockets;
  }

  private final int processors;
  private final int mostSockets;
  private final List<Member> members = new ArrayList<>();

  /** Whether there was no room for another one; tried again when one has ended. */
  private boolean full;

  /**
   * Creates none yet.
   *
   * @param processors how many there are before any of them is shared
   * @param mostSockets of one, before there is another
   */
  SharedEngines(int processors, int mostSockets) {
    this.processors = processors;
    this.mostSockets = mostSockets;
  }

  /**
   * Finds an engine or makes one.
   *
   * @param sockets how many it is wanted for
   */
  synchronized Lease acquire(int sockets) {
    Member chosen = choose(sockets);
    chosen.users++;
    chosen.sockets += sockets;
    return new Lease(chosen, sockets);
  }

  private Member choose(int sockets) {
    Optional<Member> free =
        members.stream()
            .filter(member -> member.engine.isSound())
            .min(Comparator.comparingInt(member -> member.sockets));
    boolean enough =
        full
            || (members.size() >= processors
                && free.filter(member -> member.sockets + sockets <= mostSockets).isPresent());
    if (free.isPresent() && enough) {
      return free.get();
    }
    try {
      Member made = new Member();
      members.add(made);
      return made;
    } catch (RuntimeException e) {
      // No descriptors for another; what there is will do, if there is any.
      full = true;
      return free.orElseThrow(() -> e);
    }
  }

  /**
   * Gives an engine back, once. Without users it ends.
   *
   * @return whether it does
   */
  boolean release(Lease lease) {
    Member member = lease.member;
    synchronized (this) {
      full = false;
      member.sockets -= lease.sockets;
      if (--member.users > 0) {
        return false;
      }
      // Whoever comes now gets another.
      members.remove(member);
    }
    member.engine.end(() -> {});
    return true;
  }

  /** How many engines there are that have users. */
  synchronized int size() {
    return members.size();
  }
}
