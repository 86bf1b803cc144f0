/** The rules that every contract keeps, whichever front end read it; one class a rule. */
@NullMarked
package dev.zerorpc.contract.validation;

import org.jspecify.annotations.NullMarked;
