/**
 * Services that are made of nothing but their contract: they check arguments, and answer examples.
 */
@NullMarked
package dev.zerorpc.cli.mock;

import org.jspecify.annotations.NullMarked;
