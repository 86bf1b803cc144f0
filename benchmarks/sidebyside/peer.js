"use strict";

// zerorpc-node as a contestant of the side-by-side benchmark: `peer.js server` or `peer.js client ENDPOINT`.
// It obeys the same commands on standard input as the contestants in Java, and answers in the same way.

const readline = require("readline");
const zerorpc = require("zerorpc");

const LATENCIES = { median: 0.5, p90: 0.9, p99: 0.99, "p99.9": 0.999, max: 1 };

const now = () => Number(process.hrtime.bigint()) / 1e9;
const say = (line) => process.stdout.write(line + "\n");

function payload(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i++) {
    bytes[i] = i * 7;
  }
  return bytes;
}

function item(number) {
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt(number));
  return bytes;
}

function require_(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

function rate(what, count, start) {
  const seconds = now() - start;
  return { [what]: count, seconds, rate: count / seconds };
}

function serve() {
  const server = new zerorpc.Server({
    echo: function (payload, reply) {
      reply(null, payload, false);
    },
    // zerorpc-node has no flow control towards a handler: what it replies waits in memory.
    count: function (items, reply) {
      for (let i = 0; i < items; i++) {
        reply(null, item(i), true);
      }
      reply();
    },
    idle: function (reply) {
      reply(null, item(0), true);
    },
  });
  server.on("error", (error) => console.error(error));
  server.bind("tcp://127.0.0.1:*");
  say(server._socket._zmqSocket.getsockopt(require("zeromq").ZMQ_LAST_ENDPOINT).replace(/\0/g, ""));
  return { received: async () => ({ unsupported: "zerorpc-node has no one-way messages" }) };
}

function call(endpoint) {
  const another = () => {
    const client = new zerorpc.Client({ timeout: 60 });
    client.on("error", (error) => console.error(error));
    client.connect(endpoint);
    return client;
  };
  const client = another();
  const clients = [];
  let open = 0;
  say("connected");

  const echo = (data, from = client) =>
    new Promise((resolve, reject) => {
      from.invoke("echo", data, (error, answer) => {
        if (error) {
          reject(error);
        } else if (Buffer.compare(answer, data) !== 0) {
          reject(new Error("an answer differs from its request"));
        } else {
          resolve();
        }
      });
    });

  const read = (items) =>
    new Promise((resolve, reject) => {
      let number = 0;
      client.invoke("count", items, (error, next, more) => {
        if (error) {
          reject(error);
        } else if (!more) {
          number === items ? resolve() : reject(new Error("a stream ended too early"));
        } else if (Number(next.readBigInt64BE()) !== number++) {
          reject(new Error("item " + (number - 1) + " of a stream is another one, or is lost"));
        }
      });
    });

  const commands = {
    async check() {
      for (const size of [0, 16, 1024, 1 << 20]) {
        await echo(payload(size));
      }
      await commands.pipeline(64, 16, 0.02);
      await read(200);
      return {};
    },
    async latency(size, seconds) {
      const data = payload(size);
      const times = [];
      const start = now();
      while (now() - start < seconds || times.length < 3) {
        const before = now();
        await echo(data);
        times.push((now() - before) * 1e6);
      }
      times.sort((a, b) => a - b);
      const result = { calls: times.length };
      for (const [name, part] of Object.entries(LATENCIES)) {
        result[name] = times[Math.max(0, Math.ceil(part * times.length) - 1)];
      }
      return result;
    },
    async pipeline(outstanding, size, seconds) {
      const data = payload(size);
      const start = now();
      let calls = 0;
      const repeat = async () => {
        for (; now() - start < seconds; calls++) {
          await echo(data);
        }
      };
      await Promise.all(Array.from({ length: outstanding }, repeat));
      return rate("calls", calls, start);
    },
    async stream(items, seconds) {
      const start = now();
      let count = 0;
      do {
        await read(items);
        count += items;
      } while (now() - start < seconds);
      return rate("items", count, start);
    },
    async idle(streams) {
      const start = now();
      for (; open < streams; open++) {
        await new Promise((resolve, reject) => {
          client.invoke("idle", (error, next) => (error ? reject(error) : resolve(next)));
        });
      }
      return rate("streams", streams, start);
    },
    async clients(count, seconds) {
      const data = payload(16);
      const start = now();
      while (clients.length < count) {
        const next = another();
        await echo(data, next);
        clients.push(next);
      }
      const connected = now();
      let calls = 0;
      for (; now() - connected < seconds; calls++) {
        await echo(data, clients[calls % count]);
      }
      return { ...rate("calls", calls, connected), connecting: connected - start };
    },
  };
  return commands;
}

async function obey(commands) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [name, ...rest] = line.split(" ");
    try {
      const command = commands[name];
      say(JSON.stringify(command ? await command(...rest.map(Number)) : { unsupported: "not measured in Node" }));
    } catch (error) {
      console.error(error);
      say(JSON.stringify({ failed: String(error) }));
    }
  }
  process.exit(0);
}

obey(process.argv[2] === "server" ? serve() : call(process.argv[3]));
