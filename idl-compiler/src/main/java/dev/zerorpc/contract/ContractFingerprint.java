package dev.zerorpc.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A digest of what code generated for a definition depends on: its canonical text and that of the
 * enums it names, whose constants generated code holds. Documentation has no part in it.
 */
public final class ContractFingerprint {
  private static final int HEX_DIGITS = 16;

  private ContractFingerprint() {}

  /** The first 16 lower-case hexadecimal digits of the SHA-256 of that text as UTF-8. */
  public static String of(Definition definition, Contract contract) {
    String enums =
        Mentions.definitions(definition, contract).stream()
            .filter(EnumDefinition.class::isInstance)
            .sorted(Comparator.comparing(type -> type.javaName().canonicalName()))
            .map(ContractPrinter::print)
            .collect(Collectors.joining());
    return digest(ContractPrinter.print(definition) + enums);
  }

  /** The same of constants, which generated code has as they are printed. */
  public static String of(List<ConstantDefinition> constants) {
    return digest(
        constants.stream()
            .map(constant -> new MemberText(constant.packageName(), false).constant(constant))
            .collect(Collectors.joining()));
  }

  private static String digest(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(bytes)).substring(0, HEX_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
