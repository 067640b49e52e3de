package coop.byhand.policy.web;

/** One value of a version; {@code changed} if the version before had another. */
record ValueRow(
    String key, String name, String value, String bounds, String resolution, boolean changed) {}
