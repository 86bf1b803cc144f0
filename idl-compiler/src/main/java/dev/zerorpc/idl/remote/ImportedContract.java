package dev.zerorpc.idl.remote;

import dev.zerorpc.contract.Contract;
import java.util.List;

/**
 * The contract of a running service.
 *
 * @param contract the contract, with one service
 * @param text a {@code .zrpc} file of it, which begins with a comment on where it is from and what
 *     is not known
 * @param notes what is not known or was left out, a whole sentence each
 */
public record ImportedContract(Contract contract, String text, List<String> notes) {
  /** Copies the list. */
  public ImportedContract {
    notes = List.copyOf(notes);
  }
}
