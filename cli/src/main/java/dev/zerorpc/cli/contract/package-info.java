/** Calls by a contract: arguments are checked and converted before anything is sent. */
@NullMarked
package dev.zerorpc.cli.contract;

import org.jspecify.annotations.NullMarked;
