package dev.zerorpc.maven;

import java.util.List;

/** The two kinds of sources that a project has. */
enum Layout {
  MAIN("", "default-compile", "compile"),
  TEST("test", "default-testCompile", "testCompile");

  private final String stateFolder;
  private final String compilerExecution;
  private final String compilerGoal;

  Layout(String stateFolder, String compilerExecution, String compilerGoal) {
    this.stateFolder = stateFolder;
    this.compilerExecution = compilerExecution;
    this.compilerGoal = compilerGoal;
  }

  /** Where an execution remembers its last run, below the folder that is named after it. */
  String stateFolder() {
    return stateFolder;
  }

  /** The folder below {@code src} that has these sources by custom. */
  String sources() {
    return this == MAIN ? "main" : "test";
  }

  /** The property by which a user sets a parameter that each layout has for itself. */
  String parameter(String name) {
    return "zerorpc." + (this == MAIN ? name : prefixed(name));
  }

  /** The execution of maven-compiler-plugin that compiles these sources. */
  String compilerExecution() {
    return compilerExecution;
  }

  /** The goal of maven-compiler-plugin that compiles these sources. */
  String compilerGoal() {
    return compilerGoal;
  }

  /** Under which names that goal looks for its {@code release} or {@code source}, in order. */
  List<String> compilerSettings(String name) {
    return this == MAIN ? List.of(name) : List.of(prefixed(name), name);
  }

  private static String prefixed(String name) {
    return "test" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
