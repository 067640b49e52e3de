package coop.byhand.media.c2pa.claim;

import java.util.Optional;

/**
 * A JUMBF URI within one store (C2PA 2.2 §8.3): {@code self#jumbf=/c2pa/<manifest>/<rest>} or,
 * within the manifest it stands in, {@code self#jumbf=<rest>}.
 *
 * @param manifest label of the manifest, empty for a relative address
 * @param rest the path behind the manifest without a slash in front; empty for the manifest itself
 */
public record JumbfAddress(Optional<String> manifest, String rest) {

  private static final String SELF = "self#jumbf=";
  private static final String STORE = "/c2pa/";
  private static final String ASSERTIONS = "c2pa.assertions/";

  /** The parts of this address; what is no such address has an empty rest and no manifest. */
  public static JumbfAddress of(String url) {
    if (!url.startsWith(SELF)) {
      return new JumbfAddress(Optional.empty(), "");
    }
    String path = url.substring(SELF.length());
    if (!path.startsWith(STORE)) {
      return new JumbfAddress(Optional.empty(), path.startsWith("/") ? "" : path);
    }
    String inside = path.substring(STORE.length());
    int slash = inside.indexOf('/');
    return slash < 0
        ? new JumbfAddress(Optional.of(inside), "")
        : new JumbfAddress(Optional.of(inside.substring(0, slash)), inside.substring(slash + 1));
  }

  /** The address of a part of a manifest; an empty rest stands for the manifest. */
  public static String absolute(String manifest, String rest) {
    return SELF + STORE + manifest + (rest.isEmpty() ? "" : "/" + rest);
  }

  /** The address of an assertion. */
  public static String ofAssertion(String manifest, String label) {
    return absolute(manifest, ASSERTIONS + label);
  }

  /** The same address seen from a manifest, absolute; an address of another kind stays as it is. */
  public static String absolute(String manifest, JumbfAddress address, String otherwise) {
    return address.manifest().isEmpty() && address.rest().isEmpty()
        ? otherwise
        : absolute(address.manifest().orElse(manifest), address.rest());
  }

  /** The label of the assertion this address names, if it names one. */
  public Optional<String> assertion() {
    return rest.startsWith(ASSERTIONS) && rest.length() > ASSERTIONS.length()
        ? Optional.of(rest.substring(ASSERTIONS.length()))
        : Optional.empty();
  }

  /** Whether the address stays within this manifest. */
  public boolean isIn(String label) {
    return manifest.isEmpty() || manifest.get().equals(label);
  }
}
