"""Both sides of the test that counts calls: a server that takes ids, and a client that sends them.

The client has several calls under way at once, so that an answer to the wrong one would be noticed. It prints
`committed` with the number of answers, of right answers, and the first errors.
"""

import argparse
import collections
import logging

import gevent.pool
import zerorpc
import zmq

import common

AT_ONCE = 10


class Commits(object):
    def __init__(self):
        self._times = collections.Counter()

    def commit(self, id):
        self._times[id] += 1
        return 2 * id + 1

    def distinct(self):
        return len(self._times)

    def total(self):
        return sum(self._times.values())


def serve(options):
    server = zerorpc.Server(Commits())
    server.bind("tcp://127.0.0.1:*")
    endpoint = server._events._socket.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\x00").decode("ascii")
    common.report("READY", endpoint)
    server.run()


def commit(options):
    client = zerorpc.Client(options.endpoint, timeout=60)
    result = {"answered": 0, "right": 0, "errors": []}

    def one(id):
        try:
            answer = client.commit(id)
        except Exception as error:
            result["errors"] = (result["errors"] + ["%d: %r" % (id, error)])[:5]
        else:
            result["answered"] += 1
            result["right"] += answer == 2 * id + 1

    pool = gevent.pool.Pool(AT_ONCE)
    for id in range(options.start, options.start + options.count):
        pool.spawn(one, id)
    pool.join()
    common.report("committed", result)


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    serving = commands.add_parser("serve")
    serving.set_defaults(run=serve)
    committing = commands.add_parser("commit")
    committing.add_argument("endpoint")
    committing.add_argument("--from", dest="start", type=int, required=True)
    committing.add_argument("--count", type=int, required=True)
    committing.set_defaults(run=commit)
    options = parser.parse_args()

    logging.basicConfig()
    common.exit_with_parent()
    options.run(options)


main()
