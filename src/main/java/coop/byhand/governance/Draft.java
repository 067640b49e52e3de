package coop.byhand.governance;

/** What a member wants to propose, as it was typed; {@link Assembly#draft} checks it. */
public sealed interface Draft {

  String title();

  String reason();

  /** A change of a number; {@code to} in the unit of the parameter. */
  record NumberChange(String title, String reason, String parameterKey, long to) implements Draft {}

  /** The text of a rule to be adopted word for word. */
  record RuleText(String title, String reason, String text) implements Draft {}
}
