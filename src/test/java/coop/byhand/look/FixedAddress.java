package coop.byhand.look;

import java.net.URI;

/** Lets tests of other rooms stand at an address of their choice. */
public final class FixedAddress {

  private FixedAddress() {}

  public static PublicAddress at(String address) {
    return new PublicAddress(URI.create(address));
  }
}
