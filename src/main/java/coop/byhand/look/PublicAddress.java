package coop.byhand.look;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which people reach this site, from the setting {@code byhand.public-url}. Links
 * in mail, certificates and payment returns start with it, never with what a request claims.
 */
@Component
public class PublicAddress {

  private final URI root;

  PublicAddress(@Value("${byhand.public-url}") URI root) {
    String scheme = root.getScheme();
    boolean plain =
        root.getHost() != null
            && root.getRawQuery() == null
            && root.getRawFragment() == null
            && root.getRawUserInfo() == null
            && (root.getRawPath().isEmpty() || root.getRawPath().equals("/"));
    if (!plain || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "byhand.public-url must be an address like https://byhand.example, not " + root);
    }
    this.root = root.resolve("/");
  }

  /** The public address of a page, given its path (and query) that starts with one slash. */
  public URI of(String path) {
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("not a path of this site: " + path);
    }
    return root.resolve(path);
  }

  /** Whether people reach the site over TLS; then cookies and headers insist on it. */
  public boolean secure() {
    return "https".equals(root.getScheme());
  }
}
