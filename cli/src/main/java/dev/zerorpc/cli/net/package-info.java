/** Sub-commands that open connections, make keys for them, or stand between them. */
@NullMarked
package dev.zerorpc.cli.net;

import org.jspecify.annotations.NullMarked;
