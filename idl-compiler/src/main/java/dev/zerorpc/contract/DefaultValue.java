package dev.zerorpc.contract;

/**
 * What an absent value stands for, or the value of a constant, as the contract's author wrote it;
 * the validator checks it against the type.
 *
 * @param text the literal, see {@code dev.zerorpc.annotation.Default}
 */
public record DefaultValue(String text) {}
