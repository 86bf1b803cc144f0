package dev.zerorpc.idl.syntax;

/**
 * A comment, documentation or not, with its marks.
 *
 * @param range where it stands, without the line break after it
 */
public record Comment(SourceRange range) {}
