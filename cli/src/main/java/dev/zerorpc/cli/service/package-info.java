/** What {@code --server} serves: the built-in service, and services of the class path. */
@NullMarked
package dev.zerorpc.cli.service;

import org.jspecify.annotations.NullMarked;
