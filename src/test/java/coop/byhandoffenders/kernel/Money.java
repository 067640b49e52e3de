package coop.byhandoffenders.kernel;

/** Stands for the kernel's money, with a field that the real one must never have. */
public final class Money {
  public double inexact;

  public Money plus(Money other) {
    return other;
  }
}
