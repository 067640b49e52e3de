package coop.byhand.verify;

/** A file that was counted. */
interface Counted {

  /** What was voted on, empty if the file does not say. */
  String title();

  /** The count, to be read out. */
  String text();

  /** Writes the count into a document that names file and method already. */
  void write(Json.Members document);
}
