"use strict";

// The Node client of the interop tests: makes the calls of the cases named on its command line, in order. It prints
// one line for each result, or error, that it got, and `DONE null` at the end.
// Usage: client.js endpoint heartbeat-in-ms case...

const zerorpc = require("zerorpc");
const common = require("./common");

const [endpoint, heartbeat, ...wanted] = process.argv.slice(2);
const client = new zerorpc.Client({ heartbeatInterval: Number(heartbeat), timeout: 30 });
client.on("error", (error) => common.report("client-error", String(error)));
client.connect(endpoint);

/** One call: resolves to {items, value} when it ends, rejects with the error. */
function call(method, ...args) {
  return callWith({}, method, ...args);
}

function callWith(options, method, ...args) {
  const onItem = options.onItem || (() => {});
  const items = [];
  return new Promise((resolve, reject) => {
    client.invoke(options, method, ...args, (error, value, more) => {
      if (error) {
        error.items = items;
        reject(error);
      } else if (more) {
        items.push(value);
        onItem(items);
      } else {
        resolve({ items, value });
      }
    });
  });
}

/** Reports the result of a call, or its error. */
async function attempt(name, result) {
  try {
    common.report(name, (await result).value);
  } catch (error) {
    common.report(name, { error: error.name, message: error.message });
  }
}

function countsUp(items) {
  return items.every((item, i) => item === i);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const cases = {
  async hello() {
    await attempt("hello", call("hello", "RPC"));
    await attempt("hello:unicode", call("hello", "\u4f60\u597d"));
    await attempt("add", call("add", 2 ** 40, -3));
  },
  async echo() {
    let count = 0;
    for (const { name, value } of common.echoValues()) {
      const result = (await call("echo", value)).value;
      if (common.same(result, value)) {
        count++;
      } else {
        common.report("echo:" + name, String(result).slice(0, 100));
      }
    }
    common.report("echo", count);
  },
  async big() {
    const value = common.bytes(4 * 1024 * 1024);
    const result = (await call("reverse", value)).value;
    common.report("big", common.same(result, Buffer.from(value).reverse()));
  },
  async streams() {
    for (const size of [0, 1, 2, 3, 99, 100, 101, 250, 10000]) {
      const { items } = await call("range", 0, size, 1);
      common.report("stream:" + size, { count: items.length, ordered: countsUp(items) });
    }
    common.report("stream:default", (await call("range", 0, 3)).items);
  },
  async "stream-errors"() {
    try {
      await call("words", 2, "broken off");
    } catch (error) {
      common.report("stream-error:items", error.items);
      await attempt("stream-error", Promise.reject(error));
    }
    await attempt("stream-error:first", call("words", 0, "broken at once"));
  },
  async errors() {
    await attempt("fail", call("fail", "ValueError"));
    await attempt("take", call("take", 3));
    await attempt("take:declared", call("take", 11));
    await attempt("unknown", call("no_such_method", 1));
    await attempt("arity:few", call("add", 1));
    await attempt("arity:many", call("add", 1, 2, 3));
    await attempt("type", call("add", "one", 2));
    await attempt("alive", call("hello", "again"));
  },
  async pause() {
    const started = Date.now();
    await attempt("pause", call("pause", 18));
    const waited = Date.now() - started;
    common.report("pause:waited", waited >= 18000 && waited < 28000);
  },
  async "long-call"() {
    const started = Date.now();
    await attempt("long-call", callWith({ timeout: 60 }, "pause", 8));
    common.report("long-call:seconds", (Date.now() - started) / 1000);
  },
  async timeout() {
    await attempt("timeout", callWith({ timeout: 1 }, "pause", 3));
    await attempt("timeout:alive", call("hello", "again"));
  },
  async concurrent() {
    const calls = [call("pause", 0.5)];
    for (let i = 0; i < 200; i++) {
      calls.push(call("add", i, i));
    }
    const results = (await Promise.all(calls)).map((result) => result.value);
    common.report("concurrent", results[0] === 0.5 && results.slice(1).every((value, i) => value === 2 * i));
  },
  async inspect() {
    common.report("ping", (await call("_zerorpc_ping")).value);
    const { name, methods } = (await call("_zerorpc_inspect")).value;
    common.report("inspect:name", name);
    common.report("inspect:hello", methods.hello);
  },
  /** Reads an endless stream until the test kills this process. */
  async "hold-stream"() {
    await callWith(
      {
        onItem: (items) => {
          if (items.length === 150) {
            common.report("held", countsUp(items));
          }
        },
      },
      "endless"
    );
  },
  /** Leaves a stream in the middle in the one way that this client has: the client is closed, its process lives on. */
  async "leave-stream"() {
    const reached = new Promise((resolve, reject) => {
      callWith({ onItem: (items) => items.length === 150 && resolve(items) }, "endless").catch(reject);
    });
    const items = await reached;
    client.close();
    common.report("left", countsUp(items.slice(0, 150)));
    await sleep(120000);
  },
};

async function main() {
  common.exitWithParent();
  for (const name of wanted) {
    if (!(name in cases)) {
      throw new Error("no case " + name + ", only " + Object.keys(cases).join(" "));
    }
    await cases[name]();
  }
  common.report("DONE", null);
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
