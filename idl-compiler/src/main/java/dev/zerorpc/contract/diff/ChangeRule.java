package dev.zerorpc.contract.diff;

import dev.zerorpc.contract.Definition;

/** What can change between two versions of one definition. */
@FunctionalInterface
interface ChangeRule {
  /** Reports every change of the rule's kind; the two are of the same kind of definition. */
  void compare(Definition before, Definition after, Comparison comparison);
}
