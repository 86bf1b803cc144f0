"""What the Python peers share: results as lines, values to echo, and an end when the test ends."""

import json
import os
import sys
import threading


def report(name, value):
    """Prints one result: its name, a space, its value as JSON. One call is one write, so lines never mix."""
    line = name + " " + json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n"
    os.write(sys.stdout.fileno(), line.encode("ascii"))


def exit_with_parent():
    """Ends this process as soon as its standard input closes, which happens even when the parent is killed."""

    def watch():
        while os.read(0, 4096):
            pass
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def nested(depth):
    """A list in a list in a list, that many levels."""
    value = []
    for _ in range(depth - 1):
        value = [value]
    return value


def echo_values():
    """Name and value of everything that has to come back unchanged: each width of each MessagePack family."""
    integers = [0, 1, 127, 128, 255, 256, 32767, 32768, 65535, 65536]
    integers += [2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53, 2**53 + 1, 2**63 - 1, 2**63, 2**64 - 1]
    integers += [-1, -32, -33, -128, -129, -32768, -32769, -(2**31), -(2**31) - 1, -(2**63)]
    for value in integers:
        yield "int:%d" % value, value
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, 2.0**64, float("inf"), float("-inf"), float("nan")]
    for value in floats:
        yield "float:%r" % value, value
    for value in (None, True, False):
        yield "constant:%r" % value, value
    for size in (0, 1, 31, 32, 255, 256, 65535, 65536):
        yield "text:%d" % size, "x" * size
        yield "bytes:%d" % size, bytes(i % 256 for i in range(size))
    yield "text:latin", "h\u00e9llo"
    yield "text:nul", "a\x00b"
    yield "text:cjk", "\u4f60\u597d"
    yield "text:astral", "\U0001f680\U00010348"
    yield "bytes:not-utf8", b"\xff\xfe\xc3\x28"
    for size in (0, 1, 15, 16, 65535, 65536):
        yield "list:%d" % size, list(range(size))
        yield "map:%d" % size, {"k%d" % i: i for i in range(size)}
    yield "nested:mixed", {"a": [1, "two", b"three", None, {"b": [[], {}, 2.5]}], "": {"": ""}}
    yield "nested:100", nested(100)


def same(left, right):
    """Whether two values have the same types and contents throughout; 1, 1.0 and True differ, NaN equals NaN."""
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, float):
        return repr(left) == repr(right)
    return left == right
