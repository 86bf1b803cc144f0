"""zerorpc-python as a contestant of the side-by-side benchmark: `peer.py server` or `peer.py client ENDPOINT`.

It obeys the same commands on standard input as the contestants in Java, and answers in the same way.
"""

import collections
import json
import logging
import struct
import sys
import time
import warnings

import gevent
import gevent.event
import gevent.fileobject
import gevent.pool
import zerorpc
import zmq

LATENCIES = (("median", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999), ("max", 1))


class Unsupported(Exception):
    pass


def payload(size):
    return bytes(i * 7 % 256 for i in range(min(size, 256))) * (size // 256 or 1)


def require(condition, message):
    if not condition:
        raise RuntimeError(message)


class Echo(object):
    def __init__(self):
        self._count = 0

    def echo(self, payload):
        return payload

    @zerorpc.stream
    def count(self, items):
        return (struct.pack(">qq", i, 0) for i in range(items))

    @zerorpc.stream
    def idle(self):
        yield struct.pack(">qq", 0, 0)
        gevent.event.Event().wait()

    def send(self, payload):
        self._count += 1


def bound(socket):
    socket.bind("tcp://127.0.0.1:*")
    return socket._events._socket.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\x00").decode("ascii")


class Serving(object):
    def __init__(self):
        self.echo = Echo()
        server, puller = zerorpc.Server(self.echo), zerorpc.Puller(self.echo)
        say(bound(server) + " " + bound(puller))
        gevent.spawn(server.run)
        gevent.spawn(puller.run)

    def received(self):
        return {"count": self.echo._count, "nanos": time.perf_counter_ns()}


def rate(what, count, start):
    seconds = time.perf_counter() - start
    return {what: count, "seconds": round(seconds, 3), "rate": round(count / seconds, 3)}


class Calling(object):
    def __init__(self, endpoint):
        self.servers, self.pullers = endpoint.split()
        self.client = self.another()
        self.pusher = None
        self.clients = []
        self.open = []
        say("connected")

    def another(self):
        return zerorpc.Client(self.servers, timeout=60)

    def check(self):
        for size in (0, 16, 1024, 1 << 20):
            require(self.client.echo(payload(size)) == payload(size), "the answer to %d bytes differs" % size)
        self.pipeline(64, 16, 0.02)
        self.stream(1000, 0)
        return {}

    def latency(self, size, seconds):
        data, times, start = payload(size), [], time.perf_counter()
        while time.perf_counter() - start < seconds or len(times) < 3:
            before = time.perf_counter()
            answer = self.client.echo(data)
            times.append((time.perf_counter() - before) * 1e6)
            require(answer == data, "an answer differs from its request")
        times.sort()
        result = {name: round(times[max(0, -int(-part * len(times) // 1) - 1)], 3) for name, part in LATENCIES}
        return dict(result, calls=len(times))

    def pipeline(self, outstanding, size, seconds):
        data, start, calls = payload(size), time.perf_counter(), [0]

        def repeat():
            while time.perf_counter() - start < seconds:
                require(self.client.echo(data) == data, "an answer differs from its request")
                calls[0] += 1

        gevent.joinall([gevent.spawn(repeat) for _ in range(outstanding)], raise_error=True)
        return rate("calls", calls[0], start)

    def stream(self, items, seconds):
        start, read = time.perf_counter(), 0
        while read == 0 or time.perf_counter() - start < seconds:
            number = 0
            for item in self.client.count(items):
                require(struct.unpack(">qq", item)[0] == number, "an item of a stream is lost")
                number += 1
            require(number == items, "a stream ended too early")
            read += number
        return rate("items", read, start)

    def oneway(self, size, seconds):
        if self.pusher is None:
            self.pusher = zerorpc.Pusher()
            self.pusher.connect(self.pullers)
        data, start, sent = payload(size), time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            self.pusher.send(data)
            sent += 1
        return rate("sent", sent, start)

    def idle(self, streams):
        start = time.perf_counter()
        while len(self.open) < streams:
            items = self.client.idle()
            next(items)
            self.open.append(items)
        return rate("streams", streams, start)

    def clients_(self, count, seconds):
        data, start, calls = payload(16), time.perf_counter(), 0
        while len(self.clients) < count:
            self.clients.append(self.another())
            self.clients[-1].echo(data)
        connected = time.perf_counter()
        while time.perf_counter() - connected < seconds:
            self.clients[calls % count].echo(data)
            calls += 1
        return dict(rate("calls", calls, connected), connecting=round(connected - start, 3))


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def obey(side):
    for line in gevent.fileobject.FileObjectThread(sys.stdin.buffer, "rb"):
        name, *arguments = line.decode("ascii").split()
        try:
            command = getattr(side, "clients_" if name == "clients" else name, None)
            if command is None:
                raise Unsupported("not measured in Python")
            numbers = [int(argument) if argument.isdigit() else float(argument) for argument in arguments]
            say(json.dumps(command(*numbers)))
        except Unsupported as reason:
            say(json.dumps({"unsupported": str(reason)}))
        except Exception as failure:
            logging.exception("%s", line)
            say(json.dumps({"failed": repr(failure)}))


logging.basicConfig(level=logging.ERROR)
obey(Serving() if sys.argv[1] == "server" else Calling(sys.argv[2]))
