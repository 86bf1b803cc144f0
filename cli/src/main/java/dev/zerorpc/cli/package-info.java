/** The {@code zerorpc} command: its entry, its sub-commands, and what they all print through. */
@NullMarked
package dev.zerorpc.cli;

import org.jspecify.annotations.NullMarked;
