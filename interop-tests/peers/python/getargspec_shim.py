"""Gives back inspect.getargspec, which Python 3.11 removed and zerorpc 0.6.3 still calls for its introspection."""

import inspect
from collections import namedtuple

ArgSpec = namedtuple("ArgSpec", "args varargs keywords defaults")


def getargspec(function):
    spec = inspect.getfullargspec(function)
    return ArgSpec(spec.args, spec.varargs, spec.varkw, spec.defaults)


def install():
    if not hasattr(inspect, "getargspec"):
        inspect.getargspec = getargspec


def remove():
    """Makes any Python behave as 3.11 does."""
    if hasattr(inspect, "getargspec"):
        del inspect.getargspec
