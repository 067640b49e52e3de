package coop.byhand.register;

/** What a salted hash in the register says of a record that somebody holds against it. */
public enum RecordMatch {
  /** The hash was made of this very record. */
  MATCHES,
  /** It was made of another one. */
  DIFFERS,
  /** The salt was erased, so nobody can tell any more. */
  ERASED,
  /** The entry has no salted hash of that name. */
  NOT_SALTED
}
