package dev.zerorpc.idl.syntax;

/**
 * A name.
 *
 * @param text the name, without backticks
 * @param isPlain whether it stands without backticks, so that it may be a word of the language
 * @param range where it stands
 */
public record NameElement(String text, boolean isPlain, SourceRange range) {}
