/** What the Python command does: its options, its calls, its servers, its output. */
@NullMarked
package dev.zerorpc.cli.compat;

import org.jspecify.annotations.NullMarked;
