package coop.byhandoffenders.studio;

import java.util.List;

/** Divides money in every way that loses some; each line so marked must be named. */
final class InexactShares {

  InexactShares(double rate) { // caught
    System.identityHashCode(rate);
  }

  static long local(long net) {
    float share = net; // caught
    return (long) share;
  }

  static long literal(long net) {
    return (long) (net * 0.2); // caught
  }

  static long inferred(long net) {
    var rate = 1e-1f; // caught
    return (long) (net * rate);
  }

  static long cast(long net) {
    return (long) ((double) net / 3); // caught
  }

  static long rounded(long net) {
    return Math.round(net / 3); // caught
  }

  static long boxed(Number net) {
    Double share = net.doubleValue(); // caught
    return share.longValue();
  }

  static long parsed(String net) {
    return (long) java.lang.Double.parseDouble(net); // caught
  }

  static long streamed(List<Long> parts) {
    return (long) parts.stream().mapToDouble(Long::doubleValue).sum(); // caught
  }

  static long raised(long net) {
    return (long) StrictMath.pow(net, 2); // caught
  }

  static long exact(long net) {
    return Math.floorDiv(Math.addExact(net, Math.ceilDiv(net, 3)), 2);
  }
}
