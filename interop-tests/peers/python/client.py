"""The Python client of the interop tests: makes the calls of the cases named on its command line.

It prints one line for each result, or error, that it got, and `DONE null` at the end.
"""

import argparse
import logging
import time

import gevent
import zerorpc

import common


def attempt(name, call, *args, **options):
    """Reports the result of a call, or the error that it raised."""
    try:
        result = call(*args, **options)
    except zerorpc.RemoteError as error:
        trace = error.traceback
        common.report(name, {"error": error.name, "message": error.msg, "has_trace": bool(trace)})
    except Exception as error:
        common.report(name, {"local_error": type(error).__name__, "message": str(error)})
    else:
        common.report(name, result)


def case_hello(client):
    attempt("hello", client.hello, "RPC")
    attempt("hello:unicode", client.hello, "\u4f60\u597d")
    attempt("add", client.add, 2**40, -3)


def case_echo(client):
    count = 0
    for name, value in common.echo_values():
        result = client.echo(value)
        if common.same(result, value):
            count += 1
        else:
            common.report("echo:" + name, "%.100r" % (result,))
    common.report("echo", count)


def case_big(client):
    value = bytes(range(256)) * (16 * 1024)
    common.report("big", client.reverse(value) == value[::-1])


def case_streams(client):
    for size in (0, 1, 2, 3, 99, 100, 101, 250, 10000):
        items = list(client.range(0, size, 1))
        common.report("stream:%d" % size, {"count": len(items), "ordered": items == list(range(size))})
    attempt("stream:default", lambda: list(client.range(0, 3)))


def case_slow_stream(client):
    items = []
    for item in client.range(0, 400, 1):
        if item % 100 == 0:
            gevent.sleep(0.2)
        items.append(item)
    common.report("slow-stream", items == list(range(400)))


def case_stream_errors(client):
    items = []

    def read():
        for item in client.words(2, "broken off"):
            items.append(item)

    attempt("stream-error", read)
    common.report("stream-error:items", items)
    attempt("stream-error:first", lambda: list(client.words(0, "broken at once")))


def case_errors(client):
    attempt("fail", client.fail, "ValueError")
    attempt("take", client.take, 3)
    attempt("take:declared", client.take, 11)
    attempt("unknown", client.no_such_method, 1)
    attempt("arity:few", client.add, 1)
    attempt("arity:many", client.add, 1, 2, 3)
    attempt("type", client.add, "one", 2)
    attempt("alive", client.hello, "again")


def case_pause(client):
    """Waits longer than the 15 s after which a peer with heartbeats of 5 s is lost that never gave one."""
    started = time.time()
    attempt("pause", client.pause, 18.0)
    common.report("pause:waited", 18 <= time.time() - started < 28)


def case_timeout(client):
    attempt("timeout", client.pause, 3.0, timeout=1)
    attempt("timeout:alive", client.hello, "again")


def case_concurrent(client):
    later = {"async": True}  # a keyword of the language by now; the release knows no other spelling
    calls = [client.pause(0.5, **later)] + [client.add(i, i, **later) for i in range(200)]
    results = [call.get() for call in calls]
    common.report("concurrent", results == [0.5] + [2 * i for i in range(200)])


def case_hold_stream(client):
    """Reads a part of a stream and then neither reads on nor leaves: the test kills this process."""
    stream = client.endless()
    items = [next(stream) for _ in range(150)]
    common.report("held", items == list(range(150)))
    gevent.sleep(120)


def case_leave_stream(client):
    """Leaves a stream in the middle and stays connected: the channel's silence is all that the server sees.

    No further call is made: items on their way to a stream that was left can block a Python client for good.
    """
    stream = client.endless()
    items = [next(stream) for _ in range(150)]
    stream.close()
    common.report("left", items == list(range(150)))
    gevent.sleep(120)


def case_idle_stream(client):
    """Stops reading for longer than a server waits for heartbeats, then reads on."""
    stream = client.range(0, 1000, 1)
    items = [next(stream) for _ in range(10)]
    gevent.sleep(12)
    items.extend(stream)
    common.report("idle-stream", items == list(range(1000)))


def case_paused_reader(client):
    """Reads many items, stops for a while near the beginning, then reads the rest."""
    expected = 0
    for item in client.range(0, options.items, 1):
        if item != expected:
            break
        expected += 1
        if expected == options.items // 10:
            common.report("pausing", expected)
            gevent.sleep(options.pause)
    common.report("paused-reader", expected)


def case_long_call(client):
    """A call that takes longer than the peers may be silent; what becomes of it, and when."""
    started = time.time()
    attempt("long-call", client.pause, options.pause)
    common.report("long-call:seconds", round(time.time() - started, 2))


def main():
    global options
    cases = {name[5:].replace("_", "-"): case for name, case in globals().items() if name.startswith("case_")}
    parser = argparse.ArgumentParser()
    parser.add_argument("endpoint")
    parser.add_argument("cases", nargs="+", choices=sorted(cases), metavar="case")
    parser.add_argument("--heartbeat", type=float, default=5, help="in seconds; 0 is none")
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--passive", action="store_true")
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--pause", type=float, default=1, help="in seconds")
    options = parser.parse_args()

    logging.basicConfig()
    common.exit_with_parent()
    client = zerorpc.Client(
        options.endpoint,
        timeout=options.timeout,
        heartbeat=options.heartbeat or None,
        passive_heartbeat=options.passive,
    )
    for name in options.cases:
        cases[name](client)
    common.report("DONE", None)


main()
