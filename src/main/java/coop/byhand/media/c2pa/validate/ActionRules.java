package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.claim.Action;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for actions (C2PA 2.2 §15.10.3.2 and §18.15.4). Version 1 claims knew fewer of them:
 * there only references that are made have to lead somewhere.
 */
final class ActionRules {

  private static final String CREATED = "c2pa.created";
  private static final String OPENED = "c2pa.opened";

  /** Actions that work on ingredients, and the relationship these must have. */
  private static final Set<String> ON_PARTS = Set.of("c2pa.placed", "c2pa.removed");

  private static final Set<String> ON_PARENT = Set.of(OPENED, "c2pa.repackaged", "c2pa.transcoded");

  private ActionRules() {}

  static void check(ManifestCase one) throws MalformedMedia {
    List<Action> actions =
        one.manifest().actions().stream().filter(action -> !action.template()).toList();
    String label = label(one.manifest());
    if (one.claim().version() >= 2 && one.manifest().kind() == Manifest.Kind.STANDARD) {
      inception(one, actions, label);
    }
    for (Action action : actions) {
      if (action.name().isEmpty()) {
        malformed(one, label, "an action has no name");
      }
      sourceType(one, action, label);
      ingredients(one, action, label);
      redaction(one, action, label);
      watermark(one, action, label);
    }
  }

  private static String label(Manifest manifest) {
    return manifest.assertions().stream()
        .filter(Assertion::isActions)
        .map(Assertion::label)
        .findFirst()
        .orElse("c2pa.actions.v2");
  }

  private static void malformed(ManifestCase one, String label, String why) throws MalformedMedia {
    one.about(label, StatusCode.ASSERTION_ACTION_MALFORMED, why);
  }

  /** A history starts with exactly one action that creates or opens. */
  private static void inception(ManifestCase one, List<Action> actions, String label)
      throws MalformedMedia {
    long starts = actions.stream().filter(ActionRules::isInception).count();
    if (actions.isEmpty() || !isInception(actions.getFirst())) {
      malformed(one, label, "the first action neither creates nor opens");
    } else if (starts > 1) {
      malformed(one, label, "more than one action creates or opens");
    }
  }

  private static boolean isInception(Action action) {
    return action.name().equals(CREATED) || action.name().equals(OPENED);
  }

  private static void sourceType(ManifestCase one, Action action, String label)
      throws MalformedMedia {
    boolean needed = action.name().equals(CREATED) && one.claim().version() >= 2;
    if (needed && action.sourceType().map(String::isBlank).orElse(true)) {
      malformed(one, label, "something was created without saying how");
    }
  }

  private static void ingredients(ManifestCase one, Action action, String label)
      throws MalformedMedia {
    boolean onParent = ON_PARENT.contains(action.name());
    boolean onParts = ON_PARTS.contains(action.name());
    if (!onParent && !onParts) {
      return;
    }
    if (action.ingredients().isEmpty()) {
      boolean needed = one.claim().version() >= 2 && (onParts || action.name().equals(OPENED));
      boolean named = action.instanceId().isPresent() && one.claim().version() < 2;
      if (needed && !named) {
        mismatch(one, label, "an action names no ingredient");
      }
      return;
    }
    for (HashedUri uri : action.ingredients()) {
      Optional<Ingredient> found = find(one, uri);
      if (found.isEmpty()) {
        mismatch(one, label, "an action names an ingredient that is not there");
      } else if (onParent && !found.get().isParent()) {
        mismatch(one, label, "an action on the parent names another ingredient");
      } else if (!sameHash(one, uri, found.get())) {
        mismatch(one, label, "an action names an ingredient with another hash");
      }
    }
  }

  private static void mismatch(ManifestCase one, String label, String why) throws MalformedMedia {
    one.about(label, StatusCode.ASSERTION_ACTION_INGREDIENT_MISMATCH, why);
  }

  private static Optional<Ingredient> find(ManifestCase one, HashedUri uri) {
    JumbfAddress address = uri.address();
    return address.isIn(one.manifest().label())
        ? address.assertion().flatMap(one::ingredient)
        : Optional.empty();
  }

  /** The hash is compared with the claim's, which is checked on its own. */
  private static boolean sameHash(ManifestCase one, HashedUri uri, Ingredient ingredient) {
    return one.declaration(ingredient.label())
        .map(declared -> declared.hash().equals(uri.hash()))
        .orElse(true);
  }

  private static void redaction(ManifestCase one, Action action, String label)
      throws MalformedMedia {
    if (!action.name().equals("c2pa.redacted")) {
      return;
    }
    Optional<String> target = action.parameters().flatMap(p -> p.text("redacted"));
    boolean listed = target.map(one.claim().redacted()::contains).orElse(false);
    if (!listed) {
      one.about(
          label,
          StatusCode.ASSERTION_ACTION_REDACTION_MISMATCH,
          "an action redacts what the claim does not list");
    }
  }

  private static void watermark(ManifestCase one, Action action, String label)
      throws MalformedMedia {
    boolean soft = one.manifest().assertions().stream().anyMatch(a -> a.is("c2pa.soft-binding"));
    if (action.name().equals("c2pa.watermarked.bound") && !soft) {
      one.about(
          label,
          StatusCode.ASSERTION_ACTION_SOFT_BINDING_MISSING,
          "a bound watermark without soft binding");
    }
  }
}
