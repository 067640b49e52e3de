package coop.byhand.media.c2pa.trust;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.trust.TrustList.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The trust lists that count, in the order in which they are asked; the first that knows a signer
 * is named in the verdict.
 */
public record TrustConfig(List<TrustList> lists) {

  /** Name of the official list in verdicts. */
  public static final String OFFICIAL = "C2PA Trust List";

  /** Name of a list made from bundles the operator gave. */
  public static final String GIVEN = "given anchors";

  private static final String FOLDER = "/META-INF/byhand/trust/";

  public TrustConfig {
    lists = List.copyOf(lists);
  }

  /** Nobody is trusted. */
  public static TrustConfig none() {
    return new TrustConfig(List.of());
  }

  /**
   * The official lists that come with the program; without any certificates where the program was
   * built without them.
   */
  public static TrustConfig official() {
    List<X509Certificate> anchors = resource("C2PA-TRUST-LIST.pem");
    List<X509Certificate> stamps = resource("C2PA-TSA-TRUST-LIST.pem");
    return anchors.isEmpty()
        ? none()
        : new TrustConfig(List.of(TrustList.of(OFFICIAL, Kind.C2PA, anchors, stamps, List.of())));
  }

  /**
   * One list from PEM bundles.
   *
   * @param tsa time-stamping anchors; if empty, the anchors serve for both
   * @param allowed end-entity certificates trusted as they are
   * @throws MalformedMedia if a bundle has a broken certificate
   */
  public static TrustConfig of(byte[] anchors, byte[] tsa, byte[] allowed) throws MalformedMedia {
    return new TrustConfig(
        List.of(
            TrustList.of(
                GIVEN,
                Kind.OWN,
                Certificates.bundle(anchors),
                Certificates.bundle(tsa),
                Certificates.bundle(allowed))));
  }

  private static List<X509Certificate> resource(String name) {
    try (InputStream in = TrustConfig.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? List.of() : Certificates.bundle(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedMedia e) {
      throw new IllegalStateException("the program brings a broken trust list: " + name, e);
    }
  }
}
