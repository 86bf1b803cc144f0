/** What changed between two versions of a contract, and whom that breaks. */
@NullMarked
package dev.zerorpc.contract.diff;

import org.jspecify.annotations.NullMarked;
