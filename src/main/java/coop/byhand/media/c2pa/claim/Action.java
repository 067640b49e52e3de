package coop.byhand.media.c2pa.claim;

import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing done to an asset (C2PA 2.2 §18.15).
 *
 * @param name such as {@code c2pa.created}; empty if it has none
 * @param sourceType the digitalSourceType as it stands in the file
 * @param softwareAgent name of the software, of a version 1 action the whole text
 * @param ingredients addresses of the ingredients it used
 * @param instanceId the ingredient by its instance, in version 1
 * @param template whether this is a template for actions, which was not necessarily done
 */
public record Action(
    String name,
    Optional<String> sourceType,
    Optional<String> softwareAgent,
    Optional<String> description,
    Optional<String> when,
    List<HashedUri> ingredients,
    Optional<String> instanceId,
    Optional<Cbor> parameters,
    boolean template) {

  public Action {
    ingredients = List.copyOf(ingredients);
  }

  /** The actions of an assertion, in order, templates last. */
  static List<Action> of(Assertion assertion) {
    Optional<Cbor> content = assertion.cbor();
    if (content.isEmpty()) {
      return List.of();
    }
    List<Cbor> agents = content.get().list("softwareAgents");
    List<Action> actions = new ArrayList<>();
    for (Cbor action : content.get().list("actions")) {
      actions.add(of(action, agents, false));
    }
    for (Cbor template : content.get().list("templates")) {
      actions.add(of(template, agents, true));
    }
    return List.copyOf(actions);
  }

  private static Action of(Cbor action, List<Cbor> agents, boolean template) {
    Optional<Cbor> parameters = action.get("parameters");
    return new Action(
        action.text("action").orElse(""),
        action.text("digitalSourceType"),
        agent(action, agents),
        action.text("description"),
        action.text("when"),
        ingredients(parameters),
        action.text("instanceId").or(() -> parameters.flatMap(p -> p.text("instanceId"))),
        parameters,
        template);
  }

  private static Optional<String> agent(Cbor action, List<Cbor> agents) {
    Optional<Cbor> agent = action.get("softwareAgent");
    if (agent.isEmpty()) {
      long index = action.get("softwareAgentIndex").map(i -> i.asLong().orElse(-1)).orElse(-1L);
      agent = index >= 0 && index < agents.size() ? Optional.of(agents.get((int) index)) : agent;
    }
    return agent.flatMap(a -> a.asText().or(() -> a.text("name")));
  }

  private static List<HashedUri> ingredients(Optional<Cbor> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    List<HashedUri> found = new ArrayList<>();
    parameters.get().get("ingredient").flatMap(HashedUri::of).ifPresent(found::add);
    for (Cbor reference : parameters.get().list("ingredients")) {
      HashedUri.of(reference).ifPresent(found::add);
    }
    return found;
  }
}
