package coop.byhand.governance.web;

/** A link to one list of proposals. */
record ListLink(String name, String href, int count, boolean current) {}
