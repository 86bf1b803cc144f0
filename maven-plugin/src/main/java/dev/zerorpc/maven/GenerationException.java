package dev.zerorpc.maven;

/**
 * The generation could not be attempted: the environment or the configuration does not allow it.
 */
final class GenerationException extends Exception {
  private static final long serialVersionUID = 1L;

  GenerationException(String message) {
    super(message);
  }

  GenerationException(String message, Throwable cause) {
    super(message, cause);
  }
}
