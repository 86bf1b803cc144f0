"""The Python side of the one-way patterns.

`oneway.py puller|subscriber bind|connect ENDPOINT COUNT` receives until COUNT different numbers have come and reports how
many arrived in all, and whether in order. `oneway.py pusher|publisher bind|connect ENDPOINT COUNT` sends that many; a
publisher first repeats a greeting until a line on its standard input says that somebody listens.
"""

import logging
import sys

import gevent
import gevent.event
import gevent.os
import zerorpc
import zmq

import common


class Counter(object):
    """What a Java pusher or publisher calls."""

    def __init__(self, expected):
        self.expected = expected
        self.numbers = []
        self.done = gevent.event.Event()

    def count(self, name, number):
        if number < 0:
            if not self.numbers:
                common.report("LISTENING", True)
            return
        self.numbers.append(number)
        if len(self.numbers) == self.expected:
            self.done.set()


def attach(socket, how, endpoint):
    getattr(socket, how)(endpoint)
    bound = socket._events._socket.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\x00").decode("ascii")
    common.report("READY", bound)


def receive(kind, how, endpoint, count):
    counter = Counter(count)
    receiver = {"puller": zerorpc.Puller, "subscriber": zerorpc.Subscriber}[kind](counter)
    attach(receiver, how, endpoint)
    gevent.spawn(receiver.run)
    counter.done.wait()
    # Whatever came twice would still be on its way.
    gevent.sleep(0.2)
    common.report("received", {"count": len(counter.numbers), "ordered": counter.numbers == list(range(count))})


def send(kind, how, endpoint, count):
    sender = {"pusher": zerorpc.Pusher, "publisher": zerorpc.Publisher}[kind]()
    attach(sender, how, endpoint)
    if kind == "publisher":
        heard = gevent.spawn(gevent.os.tp_read, 0, 1)
        while not heard.ready():
            sender.count("anybody?", -1)
            gevent.sleep(0.02)
        common.exit_with_parent()
    for number in range(count):
        sender.count("hits", number)
        if number % 100 == 0:
            gevent.sleep(0)
    common.report("sent", count)
    # The socket's queue goes with the process; the test ends it.
    while True:
        gevent.sleep(60)


def main():
    kind, how, endpoint, count = sys.argv[1:5]
    logging.basicConfig()
    if kind != "publisher":
        common.exit_with_parent()
    work = receive if kind in ("puller", "subscriber") else send
    work(kind, how, endpoint, int(count))
    common.report("DONE", True)


main()
