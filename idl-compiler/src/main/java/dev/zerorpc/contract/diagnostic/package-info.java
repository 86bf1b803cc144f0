/** What is wrong with a contract, where, and how it is told. */
@NullMarked
package dev.zerorpc.contract.diagnostic;

import org.jspecify.annotations.NullMarked;
