package dev.zerorpc.idl.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about one of its methods.
 *
 * @param name its name on the wire
 * @param documentation its documentation, or empty
 * @param parameters its parameters, or null if it does not say
 */
record InspectedMethod(String name, String documentation, @Nullable List<Parameter> parameters) {
  /**
   * A parameter.
   *
   * @param name its name
   * @param hasDefault whether a call may leave it out
   * @param defaultValue what it is then
   */
  record Parameter(String name, boolean hasDefault, @Nullable Object defaultValue) {}
}
