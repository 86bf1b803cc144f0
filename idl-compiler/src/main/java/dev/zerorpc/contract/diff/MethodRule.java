package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.MethodDefinition;

/** What can change between two versions of one method. */
@FunctionalInterface
interface MethodRule {
  /**
   * Reports every change of the rule's kind.
   *
   * @param name the method as messages write it
   */
  void compare(String name, MethodDefinition before, MethodDefinition after, Comparison comparison);
}
