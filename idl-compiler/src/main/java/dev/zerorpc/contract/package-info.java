/** The contract model: the one thing that both front ends end in and all generators start from. */
@NullMarked
package dev.zerorpc.contract;

import org.jspecify.annotations.NullMarked;
