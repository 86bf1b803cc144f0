/**
 * The annotations a contract is written with. They depend on nothing and do nothing at run time.
 */
@NullMarked
package dev.zerorpc.annotation;

import org.jspecify.annotations.NullMarked;
