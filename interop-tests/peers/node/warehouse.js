"use strict";

// A service as one finds it: written for Node, without a contract. The test of the import makes a contract of it.

const zmq = require("zeromq");
const zerorpc = require("zerorpc");
const common = require("./common");

const items = new Map();

/** Keeps items. */
class Warehouse {}

const methods = {
  store: function (item, amount, reply) {
    const stored = items.get(item.name) || Object.assign({}, item, { amount: 0 });
    stored.amount += amount;
    items.set(item.name, stored);
    reply(null, stored.amount);
  },
  find: function (name, reply) {
    reply(null, items.get(name) || null);
  },
  search: function (prefix, reply) {
    for (const name of [...items.keys()].sort()) {
      if (name.startsWith(prefix)) {
        reply(null, items.get(name), true);
      }
    }
    reply();
  },
  take: function (name, amount, reply) {
    const stored = items.get(name);
    if (stored.amount < amount) {
      const error = new Error("only " + stored.amount + " left");
      error.name = "OutOfStock";
      reply(error);
    } else {
      stored.amount -= amount;
      reply();
    }
  },
};

const server = new zerorpc.Server(Object.assign(new Warehouse(), methods));
server.on("error", (error) => console.error("server error:", error));
server.bind("tcp://127.0.0.1:*");
common.exitWithParent();
const endpoint = server._socket._zmqSocket.getsockopt(zmq.options.last_endpoint || zmq.ZMQ_LAST_ENDPOINT);
common.report("READY", endpoint.replace(/\0/g, ""));
