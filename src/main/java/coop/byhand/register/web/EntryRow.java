package coop.byhand.register.web;

/**
 * An entry in words; {@code founding} for the one that was there before anything happened, {@code
 * place} in digits or empty until it has one.
 */
record EntryRow(
    long id,
    String kind,
    String kindName,
    String at,
    String machine,
    boolean founding,
    String leafHash,
    String place) {}
