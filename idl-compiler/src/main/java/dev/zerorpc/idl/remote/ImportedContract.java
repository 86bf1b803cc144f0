package dev.zerorpc.idl.remote;

import dev.zerorpc.contract.Contract;
import java.util.List;
import java.util.Set;

/**
 * The contract of a running service.
 *
 * @param contract the contract, with one service
 * @param text a {@code .zrpc} file of it, which begins with a comment on where it is from and what
 *     is not known
 * @param notes what is not known or was left out, a whole sentence each
 * @param withoutParameters the names on the wire of the methods whose parameters the server does
 *     not tell; in the contract they have none
 */
public record ImportedContract(
    Contract contract, String text, List<String> notes, Set<String> withoutParameters) {
  /** Copies the collections. */
  public ImportedContract {
    notes = List.copyOf(notes);
    withoutParameters = Set.copyOf(withoutParameters);
  }
}
