package dev.zerorpc.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** How the fields of a struct or an error stand on the wire. */
interface FieldLayout {
  /** Statements that write the fields of the object in variable {@code value} to {@code out}. */
  CodeBlock write(String value);

  /**
   * Statements that read the fields from the variable {@code in} into variables.
   *
   * @param names takes the variables' names
   * @param code gets the statements
   * @return the variables in the order of the fields
   */
  List<String> read(String in, MemberNames names, CodeBlock.Builder code);
}
