package coop.byhand.tool;

/** A verb of the command line that is found on the class path: a command of picocli. */
public interface Verb {}
