package coop.byhand.governance.web;

/** One step of the count in words with its figure. */
record StepRow(String name, String words, String figure) {}
