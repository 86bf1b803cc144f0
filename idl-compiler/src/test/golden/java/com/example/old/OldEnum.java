package com.example.old;

@Deprecated
public enum OldEnum {
  A
}
