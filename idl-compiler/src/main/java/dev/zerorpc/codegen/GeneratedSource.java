package dev.zerorpc.codegen;

import dev.zerorpc.contract.JavaName;
import dev.zerorpc.contract.diagnostic.Origin;

/**
 * A generated source file.
 *
 * @param type the top-level type in it
 * @param text the file's text, lines ended by a newline on every system; to be written as UTF-8
 * @param origin the definition that it was generated for
 */
public record GeneratedSource(JavaName type, String text, Origin origin) {}
