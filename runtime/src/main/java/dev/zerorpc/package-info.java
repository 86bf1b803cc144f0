/** Clients and servers of the zerorpc protocol: what users of this library write against. */
@NullMarked
package dev.zerorpc;

import org.jspecify.annotations.NullMarked;
