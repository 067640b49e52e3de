package coop.byhand.register.web;

/** One fact of a statement under the path of its keys. */
record FactRow(String name, String value) {}
