package coop.byhand.licensing;

/**
 * What a licence answers to a use by artificial intelligence. There is no value that allows one:
 * that takes a special resolution of the members and then each maker's own signature, and it would
 * be a contract of its own. A further value would stop every rendering from compiling.
 */
public enum Permission {
  PROHIBITED
}
