"""The Python server of the interop tests.

It prints `READY "endpoint"` once it is bound and then one line for each thing that a test has to see from outside. On
SIGUSR1 it prints what every greenlet is doing to its standard error, for whoever wonders why it does not answer.
"""

import argparse
import logging
import signal

import gevent
import gevent.util
import zerorpc
import zmq

import common
import getargspec_shim


class OutOfStock(Exception):
    pass


class InteropService(object):
    """The service that every peer of the interop tests offers."""

    def hello(self, name):
        """Greets somebody.

        The second paragraph of the documentation.
        """
        return "Hello, " + name

    def add(self, a, b):
        """Adds two integers."""
        return a + b

    def echo(self, value):
        """Answers with its argument."""
        return value

    def reverse(self, value):
        """Turns bytes round."""
        return value[::-1]

    @zerorpc.stream
    def range(self, start, end, step=1):
        """Counts."""
        return iter(range(start, end, step))

    @zerorpc.stream
    def words(self, count, failure):
        """Some words, then, where there is one, a failure."""
        for i in range(count):
            yield "word %d" % i
        if failure:
            raise ValueError(failure)

    def fail(self, kind):
        """Fails."""
        raise {"ValueError": ValueError, "KeyError": KeyError}[kind]("the message")

    def take(self, amount):
        """Fails with an error that contracts declare."""
        if amount > 10:
            raise OutOfStock("only 10 left")
        return 10 - amount

    def pause(self, seconds):
        """Answers after a while."""
        gevent.sleep(seconds)
        return seconds

    @zerorpc.stream
    def endless(self):
        """Counts for ever, and reports when it was made to stop."""
        sent = 0
        try:
            while True:
                yield sent
                sent += 1
        finally:
            common.report("endless-ended", sent)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bind", default="tcp://127.0.0.1:*")
    parser.add_argument("--heartbeat", type=float, default=5, help="in seconds; 0 is none")
    parser.add_argument("--without-getargspec", action="store_true")
    options = parser.parse_args()

    logging.basicConfig()
    common.exit_with_parent()
    gevent.signal_handler(signal.SIGUSR1, gevent.util.print_run_info)
    if options.without_getargspec:
        getargspec_shim.remove()
    else:
        getargspec_shim.install()
    server = zerorpc.Server(InteropService(), heartbeat=options.heartbeat or None)
    server.bind(options.bind)
    endpoint = server._events._socket.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\x00").decode("ascii")
    common.report("READY", endpoint)
    server.run()


main()
