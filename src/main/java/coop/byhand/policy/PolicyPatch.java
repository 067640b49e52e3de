package coop.byhand.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The exact change a vote makes to the document: for each key the value it had when the change
 * was written and the value it shall have. At least one change, no key twice. It applies only as
 * long as every old value is still in force.
 */
public record PolicyPatch(List<Change> changes) {

  public PolicyPatch {
    changes = List.copyOf(changes);
    Set<String> keys = new HashSet<>();
    for (Change change : changes) {
      if (!keys.add(change.key())) {
        throw new IllegalArgumentException("changed twice: " + change.key());
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a patch changes something");
    }
  }

  /** A patch of one key. */
  public static PolicyPatch of(Parameter<?> parameter, long from, long to) {
    return new PolicyPatch(List.of(new Change(parameter.key(), from, to)));
  }

  /** One key and its old and new value, in the unit of its parameter. */
  public record Change(String key, long from, long to) {

    public Change {
      if (Parameter.byKey(key).isEmpty()) {
        throw new IllegalArgumentException("no such parameter: " + key);
      }
    }

    public Parameter<?> parameter() {
      return Parameter.byKey(key).orElseThrow();
    }
  }
}
