/** What the names in {@code .zrpc} files mean: from syntax to the contract model. */
@NullMarked
package dev.zerorpc.idl.link;

import org.jspecify.annotations.NullMarked;
