"""The processes of the side-by-side benchmark: a server and a client of one contestant, told what to do line by line."""

import json
import os
import subprocess
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARIES = ROOT / "benchmarks/target/lib"
LOGS = ROOT / "benchmarks/target/side-by-side"
PEERS = ROOT / "interop-tests/peers/.installed"

NAMES = [
    "zerorpc-java",
    "zerorpc-java-inline",
    "grpc",
    "grpc-direct",
    "rsocket",
    "thrift",
    "jeromq",
    "tcp",
    "zerorpc-python",
    "zerorpc-node",
]

# The same for all in Java. A warning of newer JDKs about what libraries do is of no interest here.
JVM_OPTIONS = ["-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:-UsePerfData", "-XX:+IgnoreUnrecognizedVMOptions",
               "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 90


class Failed(Exception):
    """A command failed; others may do better."""


class Gone(Failed):
    """A process ended, or does not answer any more."""


class Unsupported(Exception):
    pass


def java():
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin/java") if home else "java"


def command(name, *arguments):
    sources = ROOT / "benchmarks/sidebyside"
    if name == "zerorpc-python":
        return [str(PEERS / "venv/bin/python"), str(sources / "peer.py"), *arguments]
    if name == "zerorpc-node":
        return ["node", str(sources / "peer.js"), *arguments]
    path = "%s:%s/*" % (ROOT / "benchmarks/target/classes", LIBRARIES)
    side, *rest = arguments
    return [java(), *JVM_OPTIONS, "-cp", path, "dev.zerorpc.benchmarks.sidebyside.Main", side, name, *rest]


class Side:
    """A process that runs one side. What it complains of is in target/side-by-side."""

    def __init__(self, name, *arguments):
        LOGS.mkdir(parents=True, exist_ok=True)
        self.title = "%s's %s" % (name, arguments[0])
        self.log = LOGS / ("%s-%s.log" % (name, arguments[0]))
        environment = dict(os.environ, NODE_PATH=str(PEERS / "node/node_modules"))
        with self.log.open("w") as errors:
            self.process = subprocess.Popen(command(name, *arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=errors, text=True, env=environment)
        self.first = self.line()

    def line(self):
        timer = threading.Timer(PATIENCE, self.process.kill)
        timer.start()
        try:
            line = self.process.stdout.readline()
        finally:
            timer.cancel()
        if not line:
            raise Gone("%s ended, or did not answer within %d s; see %s" % (self.title, PATIENCE, self.log.relative_to(ROOT)))
        return line.strip()

    def begin(self, *words):
        try:
            self.process.stdin.write(" ".join(map(str, words)) + "\n")
            self.process.stdin.flush()
        except OSError:
            raise Gone("%s ended; see %s" % (self.title, self.log.relative_to(ROOT))) from None

    def end(self):
        answer = json.loads(self.line())
        if "failed" in answer:
            raise Failed("%s: %s" % (self.title, answer["failed"]))
        if "unsupported" in answer:
            raise Unsupported(answer["unsupported"])
        return answer

    def ask(self, *words):
        self.begin(*words)
        return self.end()

    def cpu(self):
        """Seconds of processor time so far, with all that the process does beside."""
        fields = Path("/proc/%d/stat" % self.process.pid).read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def status(self, name):
        for line in Path("/proc/%d/status" % self.process.pid).read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1])
        raise Failed("the system tells no %s of %s" % (name, self.title))

    def descriptors(self):
        return len(list(Path("/proc/%d/fd" % self.process.pid).iterdir()))

    def close(self):
        try:
            self.process.stdin.close()
        except OSError:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


class Sides:
    """Processes that are looked at together."""

    def __init__(self, *sides):
        self.sides = list(sides)

    def sum(self, what):
        return sum(map(what, self.sides))

    def cpu(self):
        return self.sum(Side.cpu)

    def resident(self):
        """Megabytes of memory of all."""
        return self.sum(lambda side: side.status("VmRSS")) * 1024 / 1e6

    def heap(self):
        """Megabytes on all heaps after a collection, or None where that cannot be known."""
        return self.known(lambda side: side.ask("heap")["heap"] / 1e6)

    def allocated(self):
        """Bytes that all have allocated so far, or None where that cannot be known."""
        return self.known(lambda side: side.ask("usage")["allocated"])

    def known(self, what):
        try:
            return self.sum(what)
        except Unsupported:
            return None

    def close(self):
        for side in reversed(self.sides):
            side.close()


class Pair(Sides):
    """Server and client of one contestant."""

    def __init__(self, name):
        self.name = name
        self.server = Side(name, "server")
        try:
            self.client = self.another()
        except Gone:
            self.server.close()
            raise
        super().__init__(self.server, self.client)

    def another(self):
        """One more client's process."""
        return Side(self.name, "client", self.server.first)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()


class Crowd(Sides):
    """A pair with more clients' processes beside its own, as long as it is entered."""

    def __init__(self, pair, processes):
        super().__init__(*pair.sides)
        self.pair = pair
        self.added = Sides()
        self.processes = processes

    @property
    def clients(self):
        return self.sides[1:]

    def ask_clients(self, *words):
        """The answers of all clients, which do it at the same time."""
        for client in self.clients:
            client.begin(*words)
        return [client.end() for client in self.clients]

    def __enter__(self):
        try:
            while len(self.clients) < self.processes:
                self.added.sides.append(self.pair.another())
                self.sides.append(self.added.sides[-1])
        except Gone:
            self.added.close()
            raise
        return self

    def __exit__(self, *unused):
        self.added.close()
