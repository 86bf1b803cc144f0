package com.example;

/** Is nobody's output. */
final class Foreign {
  static final String TITLE = "To ";

  private Foreign() {}
}
