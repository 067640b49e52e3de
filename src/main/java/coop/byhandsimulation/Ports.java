package coop.byhandsimulation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for a process that starts a little later. Those that the system gives out by itself lie in a
 * range from which any connection may take one in between, so they are chosen below that range.
 */
final class Ports {

  private static final int LOWEST = 12_000;
  private static final int USUAL_FIRST_OF_THE_SYSTEM = 32_768;
  private static final int TRIES = 1_000;
  private static final Path SYSTEM_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private Ports() {}

  /** One that nobody listens on at this moment. */
  static int free() {
    int end = Math.max(LOWEST + TRIES, firstOfTheSystem());
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, end)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no free port between " + LOWEST + " and " + end));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int firstOfTheSystem() {
    try {
      return Integer.parseInt(Files.readString(SYSTEM_RANGE).strip().split("\\s+", 2)[0]);
    } catch (IOException | NumberFormatException otherSystem) {
      return USUAL_FIRST_OF_THE_SYSTEM;
    }
  }
}
