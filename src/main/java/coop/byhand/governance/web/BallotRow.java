package coop.byhand.governance.web;

/** One open ballot of a closed vote. */
record BallotRow(String name, String href, String choice, String castAt, boolean replaced) {}
