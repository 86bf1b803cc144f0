/** What the tests of this module share. */
@NullMarked
package dev.zerorpc.testing;

import org.jspecify.annotations.NullMarked;
