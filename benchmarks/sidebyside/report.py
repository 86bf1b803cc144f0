"""The tables of the side-by-side benchmark: medians over the rounds, with the least and the most."""

from statistics import median

from cells import CLIENTS, IDLE, OUTSTANDING, SIZES
from sides import NAMES

OWN = ("zerorpc-java", "zerorpc-java-inline")


def size(count):
    for unit in ("B", "KB", "MB"):
        if count < 1024:
            break
        count //= 1024
    return "%d %s" % (count, unit)


def values(data, name, cell, key):
    """One number of each round that has it."""
    found = (one["cells"].get(name, {}).get(cell, {}).get(key) for one in data["rounds"])
    return [value for value in found if value is not None]


def number(value):
    """Three significant digits, but all those before the point."""
    if abs(value) >= 100:
        return "{:,.0f}".format(value)
    return "%.3g" % value


def spread(found):
    if not found:
        return "-"
    if len(found) == 1 or number(min(found)) == number(max(found)):
        return number(median(found))
    return "%s (%s..%s)" % (number(median(found)), number(min(found)), number(max(found)))


def table(data, heads, columns):
    """A row for each contestant that has anything of that; columns are pairs of cell and key."""
    lines = ["| contestant | " + " | ".join(heads) + " |", "| --- |" + " ---: |" * len(heads)]
    for name in NAMES:
        row = [spread(values(data, name, *column)) for column in columns]
        if any(text != "-" for text in row):
            lines.append("| %s | %s |" % (name, " | ".join(row)))
    return lines + [""] if len(lines) > 2 else []


# What is to be reached: measure, cell, key, compared with, factor, whether more is better, words.
TARGETS = (
    ("median latency, sequential", "latency", "median", "jeromq", 1.4, False, "at most 1.4 x raw JeroMQ"),
    ("calls/s, 64 outstanding", "calls 64", "rate", "jeromq", 0.4, True, "at least 0.4 x raw JeroMQ"),
    ("calls/s, 64 outstanding", "calls 64", "rate", "grpc-direct", 1.5, True, "above 1.5 x gRPC, direct executor"),
    ("stream items/s", "stream", "rate", "zerorpc-python", 15, True, "above 15 x zerorpc-python"),
    ("stream items/s", "stream", "rate", "grpc-direct", 0.5, True, "at least 0.5 x gRPC, direct executor"),
    ("one-way messages/s", "oneway", "rate", "jeromq", 0.5, True, "at least 0.5 x raw JeroMQ PUSH/PULL"),
    ("bytes allocated a call, both sides", "calls 64", "allocated", None, 2048, False, "at most 2 KB"),
    ("CPU seconds per 100k calls, 64 outstanding", "calls 64", "cpu", "grpc-direct", 1, False,
     "below gRPC, direct executor"),
    ("10,000 idle open streams: MB on both heaps", "idle 10000", "heap", None, 100, False, "below 100 MB"),
    ("10,000 idle open streams: % of a core, both sides", "idle 10000", "percent", None, 2, False, "below 2%"),
)


def compared(data, name, cell, key, other):
    """Numbers, or ratios of the two in each round that has both."""
    if other is None:
        return values(data, name, cell, key)
    ratios = []
    for one in data["rounds"]:
        mine = one["cells"].get(name, {}).get(cell, {}).get(key)
        its = one["cells"].get(other, {}).get(cell, {}).get(key)
        if mine is not None and its:
            ratios.append(mine / its)
    return ratios


def targets(data):
    lines = ["| measure | to reach | contestant | measured | reached |", "| --- | --- | --- | ---: | --- |"]
    for what, cell, key, other, factor, more, words in TARGETS:
        for name in OWN:
            found = compared(data, name, cell, key, other)
            if found:
                middle = median(found)
                strict = words.startswith(("above", "below"))
                reached = (middle > factor if strict else middle >= factor) if more else (
                    middle < factor if strict else middle <= factor)
                text = spread(found) + (" x" if other else "")
                lines.append("| %s | %s | %s | %s | %s |" % (what, words, name, text, "yes" if reached else "**no**"))
    return lines + [""] if len(lines) > 2 else ["Too little was measured to tell.", ""]


def failures(data):
    for number_, one in enumerate(data["rounds"], 1):
        for name, cells in one["cells"].items():
            for failure in cells["failed"]:
                yield "- failed in round %d: %s" % (number_, failure)
            lost = cells.get("oneway", {}).get("lost")
            if lost:
                yield "- round %d: %s lost %s one-way messages of %s" % (
                    number_, name, number(lost), number(cells["oneway"]["sent"]))


def not_measured(data):
    reasons = {reason for one in data["rounds"] for cells in one["cells"].values()
               for reason in cells["unsupported"].values()}
    return ["- not measured: %s" % reason for reason in sorted(reasons)]


def text(data, pictures):
    about = data["environment"]
    lines = ["# Side by side", "", "- command: `%s`" % data["command"]]
    for name in ("date", "machine", "system", "revision", "java"):
        lines.append("- %s: %s" % (name, about[name]))
    lines.append("- options of every virtual machine: `%s`" % about["options"])
    lines.append("- interpreters: %s; Node %s" % (about["python"], about["node"]))
    lines.append("- libraries: " + ", ".join("%s %s" % item for item in sorted(about["libraries"].items())))
    lines.append("- rounds: %d, of %s s; load average before each: %s" % (
        len(data["rounds"]), ", ".join("%.0f" % one.get("seconds", 0) for one in data["rounds"]),
        ", ".join("%.2f" % one["load"] for one in data["rounds"])))
    lines += not_measured(data)
    lines += failures(data)
    lines += ["", "Medians over the rounds; least and most in brackets. How to read them, and what differs between the contestants,",
              "is in [the README](../README.md#side-by-side).", "", "## What is to be reached", ""]
    lines += targets(data)
    sections = (
        ("Latency, microseconds", "16 bytes there and back, one call after the other.",
         ["median", "90%", "99%", "99.9%", "longest"],
         [("latency", key) for key in ("median", "p90", "p99", "p99.9", "max")]),
        ("Calls a second", "16 bytes, by calls outstanding.", list(map(str, OUTSTANDING)),
         [("calls %d" % n, "rate") for n in OUTSTANDING]),
        ("CPU seconds per 100,000 calls", "Both processes, with collector and just-in-time compiler.",
         list(map(str, OUTSTANDING)), [("calls %d" % n, "cpu") for n in OUTSTANDING]),
        ("Bytes allocated a call", "Both processes, by calls outstanding.", list(map(str, OUTSTANDING)),
         [("calls %d" % n, "allocated") for n in OUTSTANDING]),
        ("Streams and one-way messages", "16 bytes each; what arrives, a second.", ["stream items", "one-way messages"],
         [("stream", "rate"), ("oneway", "rate")]),
        ("Payloads: median latency, microseconds", "There and back, one call after the other.", list(map(size, SIZES)),
         [("payload %d" % n, "median") for n in SIZES]),
        ("Payloads: MB/s", "Both directions together.", list(map(size, SIZES)), [("payload %d" % n, "rate") for n in SIZES]),
        ("Idle open streams: MB on both heaps", "After a collection, more than before the first.", list(map(str, IDLE)),
         [("idle %d" % n, "heap") for n in IDLE]),
        ("Idle open streams: MB of resident memory", "Both processes, more than before the first. Of a virtual machine it is what"
         " the heap has grown to.", list(map(str, IDLE)), [("idle %d" % n, "resident") for n in IDLE]),
        ("Idle open streams: % of a core", "Both processes, over 20 s, with heartbeats.", ["10000"],
         [("idle 10000", "percent")]),
        ("Many clients: seconds to connect those that are new, and call", "In one process, but 10,000 in four.",
         list(map(str, CLIENTS)),
         [("clients %d" % n, "connecting") for n in CLIENTS]),
        ("Many clients: calls a second, in turn", "In each process one after the other.", list(map(str, CLIENTS)),
         [("clients %d" % n, "rate") for n in CLIENTS]),
        ("Many clients: MB on the heaps of both sides", "After a collection, more than before.", list(map(str, CLIENTS)),
         [("clients %d" % n, "heap") for n in CLIENTS]),
        ("Many clients: threads of both sides", "", list(map(str, CLIENTS)),
         [("clients %d" % n, "threads") for n in CLIENTS]),
        ("Many clients: file descriptors of their processes", "", list(map(str, CLIENTS)),
         [("clients %d" % n, "descriptors") for n in CLIENTS]),
    )
    for title, about_it, heads, columns in sections:
        rows = table(data, heads, columns)
        if rows:
            lines += ["## " + title, ""] + ([about_it, ""] if about_it else []) + rows
            picture = pictures.get(title)
            if picture:
                lines += ["![%s](%s)" % (title, picture), ""]
    return "\n".join(lines).rstrip() + "\n"
