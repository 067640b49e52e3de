package coop.byhand.identity;

/** What opening a sign-in link shows. Opening never uses it up. */
public sealed interface LinkState {

  /** The link can be used. */
  record Ready(EmailAddress email) implements LinkState {}

  /** The link can be used; the address has no account yet, so a name is asked for. */
  record NewHere(EmailAddress email) implements LinkState {}

  /** Used, too old, or never made here; the three are not told apart. */
  record Dead() implements LinkState {}
}
