"""A service as one finds it: written in Python, without a contract. The test of the import makes a contract of it.

Usage: warehouse.py [--without-getargspec]
"""

import logging
import sys

import zerorpc
import zmq

import common
import getargspec_shim


class OutOfStock(Exception):
    pass


class Warehouse(object):
    """Keeps items."""

    def __init__(self):
        self._items = {}

    def store(self, item, amount=1):
        """Stores some of an item and answers with how many there are.

        An item has a name, a price, tags, and perhaps a note.
        """
        stored = self._items.setdefault(item["name"], dict(item, amount=0))
        stored["amount"] += amount
        return stored["amount"]

    def find(self, name):
        """The item of that name, or nothing."""
        return self._items.get(name)

    @zerorpc.stream
    def search(self, prefix="", cheapest_first=False, limit=100):
        """The items whose names begin so."""
        found = [item for name, item in sorted(self._items.items()) if name.startswith(prefix)]
        if cheapest_first:
            found.sort(key=lambda item: item["price"])
        return iter(found[:limit])

    def take(self, name, amount):
        """Takes some of an item away."""
        if self._items[name]["amount"] < amount:
            raise OutOfStock("only %d left" % self._items[name]["amount"])
        self._items[name]["amount"] -= amount

    def worth(self, discount=0.0, currency=None):
        """What all of it is worth."""
        total = sum(item["price"] * item["amount"] for item in self._items.values())
        return {"total": total * (1 - discount), "currency": currency or "EUR"}


def main():
    logging.basicConfig()
    common.exit_with_parent()
    if "--without-getargspec" in sys.argv:
        getargspec_shim.remove()
    else:
        getargspec_shim.install()
    server = zerorpc.Server(Warehouse())
    server.bind("tcp://127.0.0.1:*")
    endpoint = server._events._socket.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\x00").decode("ascii")
    common.report("READY", endpoint)
    server.run()


main()
