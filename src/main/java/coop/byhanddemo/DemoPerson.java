package coop.byhanddemo;

import java.util.Optional;

/** The five people one may sign in as at once, and what each seat is for. */
public enum DemoPerson {
  CREATOR("Ana", "ana"),
  FIRST_VERIFIER("Clara Peeters", "clara.peeters"),
  SECOND_VERIFIER("Karl Blossfeldt", "karl.blossfeldt"),
  BUYER("Ben", "ben"),
  BOARD("Elisabeth Louise Vigée Le Brun", "elisabeth.vigee.le.brun");

  private final String fullName;
  private final String box;

  DemoPerson(String fullName, String box) {
    this.fullName = fullName;
    this.box = box;
  }

  /** The name the person has in the demo co-op. */
  public String fullName() {
    return fullName;
  }

  /** Where the person's mail goes; nothing is ever sent to this address. */
  public String email() {
    return box + "@demo.example";
  }

  static Optional<DemoPerson> called(String name) {
    for (DemoPerson person : values()) {
      if (person.name().equalsIgnoreCase(name)) {
        return Optional.of(person);
      }
    }
    return Optional.empty();
  }
}
