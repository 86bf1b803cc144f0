package dev.zerorpc.internal.rpc;

import dev.zerorpc.internal.event.Event;
import dev.zerorpc.internal.event.MalformedMessageException;
import dev.zerorpc.internal.event.MessageReader;
import dev.zerorpc.internal.event.TypeMismatchException;
import dev.zerorpc.internal.rpc.ErrorAnswer.ArgumentException;
import dev.zerorpc.stub.ValueReader;

/**
 * The arguments of a call before they are read.
 *
 * @param reader stands before the first
 * @param count how many the caller sent
 */
record CallArguments(ValueReader reader, int count) {
  /**
   * Opens the arguments of a call.
   *
   * @throws ArgumentException if they are no array, or are too few or too many for the method
   */
  static CallArguments of(Event request, MethodTable.Entry method) {
    CallArguments arguments;
    try {
      MessageReader in = request.arguments();
      // Nil is what some peers send for none.
      int count = in.tryReadNil() ? 0 : in.readArrayHeader();
      arguments = new CallArguments(new ValueReader(in), count);
    } catch (MalformedMessageException | TypeMismatchException e) {
      throw new ArgumentException(
          method.descriptor().name() + ": the arguments cannot be read: " + e.getMessage());
    }
    String mistake = method.arityMistake(arguments.count());
    if (mistake != null) {
      throw new ArgumentException(mistake);
    }
    return arguments;
  }
}
