/** Java against the real peers of other languages. */
@NullMarked
package dev.zerorpc.interop;

import org.jspecify.annotations.NullMarked;
