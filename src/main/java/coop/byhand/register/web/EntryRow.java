package coop.byhand.register.web;

/** An entry in words; {@code founding} for the one that was there before anything happened. */
record EntryRow(
    long id,
    String kind,
    String kindName,
    String at,
    String machine,
    boolean founding,
    String leafHash) {}
