/** What tests of clients and servers need: a network within the process that fails on request. */
@NullMarked
package dev.zerorpc.testing;

import org.jspecify.annotations.NullMarked;
