"use strict";

// The Node server of the interop tests. It prints `READY "endpoint"` once it is bound and then one line for each thing
// that a test has to see from outside. Usage: server.js [heartbeat in ms]

const zmq = require("zeromq");
const zerorpc = require("zerorpc");
const common = require("./common");

function failure(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** Hands `items` to a reply; zerorpc-node has no word for an empty stream and answers OK [nil] instead. */
function stream(items, reply) {
  if (items.length === 0) {
    reply(null, undefined, false);
    return;
  }
  items.forEach((item) => reply(null, item, true));
  reply();
}

/** The service that every peer of the interop tests offers, as far as Node can. */
class InteropService {}

// On the instance because zerorpc-node looks methods up with for-in, which passes over those of a class; plain
// functions because it reads parameter names out of their text. The parameters are the contract's and a reply.
const methods = {
  hello: function (name, reply) {
    reply(null, "Hello, " + name);
  },
  add: function (a, b, reply) {
    reply(null, a + b);
  },
  echo: function (value, reply) {
    reply(null, value);
  },
  reverse: function (value, reply) {
    reply(null, Buffer.from(value).reverse());
  },
  range: function (start, end, step, reply) {
    if (typeof step === "function") {
      reply = step;
      step = 1;
    }
    const items = [];
    for (let i = start; i < end; i += step) {
      items.push(i);
    }
    stream(items, reply);
  },
  words: function (count, message, reply) {
    for (let i = 0; i < count; i++) {
      reply(null, "word " + i, true);
    }
    if (message) {
      reply(failure("ValueError", message));
    } else {
      reply();
    }
  },
  fail: function (kind, reply) {
    reply(failure(kind, "the message"));
  },
  take: function (amount, reply) {
    if (amount > 10) {
      reply(failure("OutOfStock", "only 10 left"));
    } else {
      reply(null, 10 - amount);
    }
  },
  pause: function (seconds, reply) {
    setTimeout(() => reply(null, seconds), seconds * 1000);
  },
  endless: function (reply) {
    let sent = 0;
    const timer = setInterval(() => {
      try {
        reply(null, sent++, true);
      } catch (error) {
        clearInterval(timer);
        common.report("endless-ended", sent);
      }
    }, 1);
  },
};

const heartbeat = Number(process.argv[2] || 5000);
const server = new zerorpc.Server(Object.assign(new InteropService(), methods), heartbeat);
server.on("error", (error) => console.error("server error:", error));
server.bind("tcp://127.0.0.1:*");
common.exitWithParent();
const endpoint = server._socket._zmqSocket.getsockopt(zmq.options.last_endpoint || zmq.ZMQ_LAST_ENDPOINT);
common.report("READY", endpoint.replace(/\0/g, ""));
