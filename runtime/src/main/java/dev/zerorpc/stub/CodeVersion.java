package dev.zerorpc.stub;

/**
 * The version of what generated code may call. It is not the version of a release: most releases
 * leave it as it is, and the code of any release runs with any other that has the same.
 */
public final class CodeVersion {
  /**
   * The version of this runtime. It is raised when generated code begins to need something new
   * here.
   */
  public static final int CURRENT = 1;

  /** The oldest version whose generated code runs with this runtime. */
  public static final int OLDEST = 1;

  private CodeVersion() {}

  /**
   * Makes sure, while a generated class is initialized, that the runtime is one that the class can
   * run with.
   *
   * @param version the version that the class was generated for
   * @param className the class, for the message
   * @return the version
   * @throws LinkageError if the runtime is too old or too new for the class; the message says which
   *     of the two to replace
   */
  public static int require(int version, String className) {
    if (version > CURRENT) {
      throw new LinkageError(
          className
              + " was generated for version "
              + version
              + " of zerorpc's runtime, but the zerorpc-runtime that was found has version "
              + CURRENT
              + ": use the zerorpc-runtime of the same release as the processor or plugin that"
              + " generated the class.");
    }
    if (version < OLDEST) {
      throw new LinkageError(
          className
              + " was generated for version "
              + version
              + " of zerorpc's runtime, but the zerorpc-runtime that was found runs code for"
              + " version "
              + OLDEST
              + " and later only: build the class again with the processor or plugin of the same"
              + " release as the zerorpc-runtime.");
    }
    return version;
  }
}
