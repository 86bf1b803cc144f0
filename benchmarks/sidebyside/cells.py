"""What the side-by-side benchmark measures. A cell is one number, or some that belong together, of one contestant."""

import time

from sides import Crowd, Failed, Gone, Pair, Unsupported

OUTSTANDING = (1, 8, 64, 1024)
SIZES = (16, 1 << 10, 64 << 10, 1 << 20, 16 << 20)
STREAM = 10_000
# zerorpc-node now and then mixes up or loses items of longer ones.
SHORT_STREAM = {"zerorpc-node": 200}
IDLE = (1, 100, 1_000, 10_000)
CLIENTS = (1, 100, 1_000, 10_000)
# More need more file descriptors than a process mostly may have: they are spread over several.
CLIENTS_OF_A_PROCESS = 2_500
IDLE_SECONDS = 20
# What is compiled only now, because opening took less than that, is no part of being idle.
SETTLE_SECONDS = 30
WARM_UP = 10
ONE_WAY_WARM_UP = 8

# Where the same would be measured twice: executors make no difference to what is idle.
TWINS = ("zerorpc-java-inline", "grpc")
# As many as they open in reasonable time, or with threads that the system has room for.
MOST = {"zerorpc-python": 1_000, "zerorpc-node": 1_000}
MOST_CLIENTS = {"thrift": 1_000, "jeromq": 1_000, "tcp": 1_000, **MOST}


def latency(pair):
    pair.client.ask("latency", 16, 1)
    yield "latency", lambda: pair.client.ask("latency", 16, 1.5)


def calls(pair):
    for outstanding in reversed(OUTSTANDING):  # What warms up most comes first.
        yield "calls %d" % outstanding, lambda: pipeline(pair, outstanding)


def pipeline(pair, outstanding):
    pair.client.ask("pipeline", outstanding, 16, 0.3)
    allocated, cpu = pair.allocated(), pair.cpu()
    result = pair.client.ask("pipeline", outstanding, 16, 2 if outstanding == 64 else 1)
    result["cpu"] = (pair.cpu() - cpu) / result["calls"] * 100_000
    if allocated is not None:
        result["allocated"] = (pair.allocated() - allocated) / result["calls"]
    return result


def stream(pair):
    def read():
        items = SHORT_STREAM.get(pair.name, STREAM)
        pair.client.ask("stream", items, 0.7)
        return pair.client.ask("stream", items, 1.2)

    yield "stream", read


def oneway(pair):
    yield "oneway", lambda: arrivals(pair)


def arrivals(pair):
    """Counted at the server, while the client sends; and afterwards whether all have come."""
    before = pair.server.ask("received")["count"]
    # Nothing before has compiled what only one-way messages need.
    pair.client.begin("oneway", 16, ONE_WAY_WARM_UP + 2.2)
    time.sleep(ONE_WAY_WARM_UP)
    first = pair.server.ask("received")
    time.sleep(2)
    last = pair.server.ask("received")
    sent = pair.client.end()["sent"]
    came = last["count"] - before
    patience = time.monotonic() + 10
    while came < sent and time.monotonic() < patience:
        time.sleep(0.1)
        came = pair.server.ask("received")["count"] - before
    if came > sent:
        raise Failed("%d messages came of %d that were sent" % (came, sent))
    rate = (last["count"] - first["count"]) / (last["nanos"] - first["nanos"]) * 1e9
    return {"rate": round(rate, 1), "sent": sent, "lost": sent - came}


def payload(pair):
    for size in SIZES:
        yield "payload %d" % size, lambda: echo(pair, size)


def echo(pair, size):
    pair.client.ask("latency", size, 0.2)
    result = pair.client.ask("latency", size, 0.4 if size < 1 << 20 else 0.6)
    result["rate"] = 2 * size / result["median"]  # bytes a microsecond are megabytes a second; there and back
    return result


def idle(pair):
    if pair.name in TWINS:
        raise Unsupported("what is idle, or many clients, in %s: as in its twin" % pair.name)
    heap, resident = pair.heap(), pair.resident()
    for streams in IDLE:
        if streams <= MOST.get(pair.name, streams):
            last = streams == IDLE[-1]
            yield "idle %d" % streams, lambda: idle_streams(pair, streams, heap, resident, last)


def idle_streams(pair, streams, heap, resident, watch):
    result = pair.client.ask("idle", streams)
    result = {"opening": result["seconds"]}
    if heap is not None:
        result["heap"] = round(pair.heap() - heap, 2)
    result["resident"] = round(pair.resident() - resident, 2)
    if watch:
        time.sleep(SETTLE_SECONDS)
        start, cpu = time.monotonic(), pair.cpu()
        time.sleep(IDLE_SECONDS)
        result["percent"] = round((pair.cpu() - cpu) / (time.monotonic() - start) * 100, 2)
    return result


def clients(pair):
    if pair.name in TWINS:
        raise Unsupported("what is idle, or many clients, in %s: as in its twin" % pair.name)
    heap, resident = pair.heap(), pair.resident()
    for count in CLIENTS:
        if count <= MOST_CLIENTS.get(pair.name, count):
            yield "clients %d" % count, lambda: many_clients(pair, count, heap, resident)


def many_clients(pair, count, heap, resident):
    with Crowd(pair, -(-count // CLIENTS_OF_A_PROCESS)) as crowd:
        # What a process takes by itself is nothing that a client costs.
        if heap is not None:
            heap += crowd.added.heap()
        resident += crowd.added.resident()
        results = crowd.ask_clients("clients", -(-count // len(crowd.clients)), 0.5)
        result = {
            "connecting": max(one["connecting"] for one in results),
            "rate": round(sum(one["rate"] for one in results), 1),
        }
        if heap is not None:
            result["heap"] = round(crowd.heap() - heap, 2)
        result["resident"] = round(crowd.resident() - resident, 2)
        result["threads"] = crowd.sum(lambda side: side.status("Threads"))
        result["descriptors"] = sum(client.descriptors() for client in crowd.clients)
    return result


MEASURES = {
    "calls": calls,
    "latency": latency,
    "stream": stream,
    "oneway": oneway,
    "payload": payload,
    "clients": clients,
    "idle": idle,
}


# Measured by processes of their own, because each leaves much behind.
ALONE = ("clients", "idle")


def measure(name, measures):
    """All cells of one contestant. What fails is told with the numbers, and the next measure goes on."""
    results = {"failed": [], "unsupported": {}}
    together = [measure_ for measure_ in measures if measure_ not in ALONE]
    for group in ([together] if together else []) + [[measure_] for measure_ in measures if measure_ in ALONE]:
        try:
            with Pair(name) as pair:
                pair.client.ask("check")
                if group is together:
                    pair.client.ask("pipeline", 64, 16, WARM_UP)
                for measure_ in group:
                    one(pair, measure_, results)
        except Failed as failure:
            fail(results, name, ", ".join(group), failure)
    return results


def one(pair, measure_, results):
    try:
        for name, cell in MEASURES[measure_](pair):
            results[name] = cell()
    except Unsupported as reason:
        results["unsupported"][measure_] = str(reason)
    except Gone:
        raise
    except Failed as failure:
        fail(results, pair.name, measure_, failure)


def fail(results, name, what, failure):
    text = "%s, %s: %s" % (name, what, failure)
    results["failed"].append(text)
    print("failed: " + text, flush=True)
