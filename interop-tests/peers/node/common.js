"use strict";

// What the Node peers share: results as lines, values to echo, and an end when the test ends.

const fs = require("fs");
const util = require("util");

/** Prints one result: its name, a space, its value as JSON. Written at once, so that nothing is lost at an exit. */
function report(name, value) {
  fs.writeSync(1, name + " " + JSON.stringify(value === undefined ? null : value) + "\n");
}

/** Ends this process as soon as its standard input closes, which happens even when the parent is killed. */
function exitWithParent() {
  process.stdin.on("end", () => process.exit(0));
  process.stdin.resume();
}

/** A list in a list in a list, that many levels. */
function nested(depth) {
  return depth === 1 ? [] : [nested(depth - 1)];
}

/** Bytes that count up. */
function bytes(size) {
  return Buffer.from(Array.from({ length: size }, (unused, i) => i % 256));
}

/** Name and value of everything that has to come back unchanged, as far as JavaScript can tell. */
function echoValues() {
  const values = [];
  const add = (name, value) => values.push({ name, value });
  for (const value of [0, 1, 127, 128, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53]) {
    add("int:" + value, value);
    add("int:-" + value, value === 0 ? 0 : -value);
  }
  for (const value of [0.1, -1.5, 1e308, 5e-324, Infinity, -Infinity, NaN]) {
    add("float:" + value, value);
  }
  for (const value of [null, true, false]) {
    add("constant:" + value, value);
  }
  for (const size of [0, 1, 31, 32, 255, 256, 65535, 65536]) {
    add("text:" + size, "x".repeat(size));
    add("bytes:" + size, bytes(size));
  }
  add("text:latin", "h\u00e9llo");
  add("text:nul", "a\u0000b");
  add("text:cjk", "\u4f60\u597d");
  add("text:astral", "\u{1f680}\u{10348}");
  add("bytes:not-utf8", Buffer.from([0xff, 0xfe, 0xc3, 0x28]));
  for (const size of [0, 1, 15, 16, 65535, 65536]) {
    add("list:" + size, Array.from({ length: size }, (unused, i) => i));
    add("map:" + size, Object.fromEntries(Array.from({ length: size }, (unused, i) => ["k" + i, i])));
  }
  add("nested:mixed", { a: [1, "two", Buffer.from("three"), null, { b: [[], {}, 2.5] }], "": { "": "" } });
  add("nested:100", nested(100));
  return values;
}

/** Whether two values have the same types and contents throughout. */
function same(left, right) {
  return util.isDeepStrictEqual(left, right);
}

module.exports = { bytes, echoValues, exitWithParent, report, same };
