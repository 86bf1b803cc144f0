/** Where contracts are kept: files, folders, libraries, revisions. */
@NullMarked
package dev.zerorpc.idl.source;

import org.jspecify.annotations.NullMarked;
