package coop.byhand.policy.web;

/** A version in words; empty texts where there is nothing to say. */
record VersionWords(
    int number,
    String since,
    String until,
    String cause,
    String causeHref,
    String hash,
    String previousHash,
    String canonicalJson,
    long entry) {}
