package coop.byhand.media.c2pa.signal;

import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.claim.Action;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.Ingredient;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the manifests behind a file and asks of each whether it declares the work of people
 * from beginning to end. The first place that does not is the answer.
 */
final class History {

  private static final String CREATED = "c2pa.created";
  private static final String OPENED = "c2pa.opened";

  /** Puts a part in; what the part is, its own manifest says. */
  private static final String PLACED = "c2pa.placed";

  private final Map<String, ManifestReport> reports = new LinkedHashMap<>();
  private final Map<String, String> cameFrom = new HashMap<>();

  History(List<ManifestReport> manifests) {
    Map<String, ManifestReport> all = new HashMap<>();
    manifests.forEach(report -> all.put(report.manifest().label(), report));
    Deque<ManifestReport> open = new ArrayDeque<>();
    manifests.stream().filter(ManifestReport::active).forEach(open::add);
    while (!open.isEmpty()) {
      ManifestReport report = open.poll();
      String label = report.manifest().label();
      if (reports.putIfAbsent(label, report) != null) {
        continue;
      }
      for (Ingredient ingredient : report.manifest().ingredients()) {
        ManifestReport next = all.get(target(ingredient));
        if (next != null && !reports.containsKey(next.manifest().label())) {
          cameFrom.putIfAbsent(next.manifest().label(), label);
          open.add(next);
        }
      }
    }
  }

  private static String target(Ingredient ingredient) {
    return ingredient.manifest().map(HashedUri::address).flatMap(JumbfAddress::manifest).orElse("");
  }

  /** Labels from the active manifest to this one. */
  List<String> path(String label) {
    List<String> path = new ArrayList<>(List.of(label));
    String at = cameFrom.get(label);
    while (at != null && !path.contains(at)) {
      path.addFirst(at);
      at = cameFrom.get(at);
    }
    return path;
  }

  /** The first place in the history that is not declared as the work of people. */
  Optional<Making> firstDoubt() {
    for (ManifestReport report : reports.values()) {
      Optional<Making> doubt = doubt(report.manifest());
      if (doubt.isPresent()) {
        return doubt;
      }
    }
    return Optional.empty();
  }

  private Optional<Making> doubt(Manifest manifest) {
    List<Action> actions =
        manifest.actions().stream().filter(action -> !action.template()).toList();
    for (Ingredient ingredient : manifest.ingredients()) {
      if (!reports.containsKey(target(ingredient))) {
        return doubt(manifest, ingredient.label(), "the origin of an ingredient is not known");
      }
    }
    Optional<Action> first =
        actions.stream()
            .filter(a -> a.name().equals(CREATED) || a.name().equals(OPENED))
            .findFirst();
    if (first.isEmpty()) {
      return doubt(manifest, "c2pa.actions", "the manifest does not say how the work began");
    }
    boolean human = first.get().name().equals(OPENED);
    for (Action action : actions) {
      Optional<SourceType> type = action.sourceType().flatMap(SourceType::of);
      if (action.sourceType().isPresent() && type.isEmpty()) {
        return doubt(manifest, action.name(), "the source type is not a known one");
      }
      if (type.isEmpty() && says(action)) {
        return doubt(manifest, action.name(), "an action does not say how it was done");
      }
      if (type.isPresent() && type.get().bearing() == SourceType.Bearing.UNCLEAR) {
        return doubt(manifest, action.name(), type.get().code() + " may be of either kind");
      }
      human |= type.isPresent() && type.get().bearing() == SourceType.Bearing.HUMAN;
    }
    return human
        ? Optional.empty()
        : doubt(manifest, CREATED, "after a blank canvas nothing says how the work was made");
  }

  /** Whether an action has to say how it was done. */
  private static boolean says(Action action) {
    return !action.name().equals(OPENED)
        && !action.name().equals(PLACED)
        && !Rubric.NON_EDITORIAL_ACTIONS.contains(action.name());
  }

  private Optional<Making> doubt(Manifest manifest, String where, String reason) {
    List<String> path = path(manifest.label());
    path.add(where);
    return Optional.of(new Making(Making.Maker.UNKNOWN, path, reason));
  }
}
