/** Tests of the plugin without Maven. */
@NullMarked
package dev.zerorpc.maven;

import org.jspecify.annotations.NullMarked;
