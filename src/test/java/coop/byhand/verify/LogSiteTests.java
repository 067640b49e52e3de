package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is served: the files of a folder over HTTP. */
class LogSiteTests {

  @TempDir private Path place;
  private TestLog log;
  private HttpServer server;
  private volatile int answer = 200;
  private volatile int door = 200;
  private volatile String taken = "";

  @BeforeEach
  void serve() throws IOException {
    log = new TestLog(place.resolve("log")).upTo(300);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/register/log/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring("/register/log/".length());
          Path file = log.folder.resolve(path);
          boolean there = Files.isRegularFile(file);
          byte[] body = there ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(there ? answer : 404, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private VerifyRun witness(Object log) {
    VerifyRun.of(
        "witness", "new-key", "--name", "w.example/1", "--witness-key", place.resolve("k"));
    return VerifyRun.of(
        "witness",
        log,
        "--send",
        "--key",
        this.log.key(),
        "--state",
        place.resolve("state"),
        "--witness-key",
        place.resolve("k"));
  }

  @Test
  void aWitnessBringsTheLogItsCosignature() {
    server.createContext(
        "/register/log/cosignatures",
        exchange -> {
          taken = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] body = "NOT_OURS\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(door, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    VerifyRun run = witness(address());
    assertThat(run.ending()).isEqualTo(Ending.DONE);
    assertThat(taken).isEqualTo(run.out()).contains("w.example/1");
    door = 409;
    VerifyRun refused = witness(address());
    assertThat(refused.ending()).isEqualTo(Ending.FAILED);
    assertThat(refused.err()).isEqualTo("The log did not take the cosignature: 409 NOT_OURS.\n");
    VerifyRun folder = witness(log.folder);
    assertThat(folder.ending()).isEqualTo(Ending.MISSPOKEN);
    assertThat(folder.err()).startsWith("--send needs the address of a log, and this is a folder.");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/register/log";
  }

  @Test
  void aServedLogIsCheckedLikeAFolder() {
    assertThat(VerifyRun.of("log", address(), "--key", log.key()).out())
        .contains("  300 entries\n");
    assertThat(VerifyRun.of("log", address() + "/", "--key", log.key()).ending())
        .isEqualTo(Ending.DONE);
    VerifyRun entry = VerifyRun.of("inclusion", address(), "--key", log.key(), "--index", "299");
    assertThat(entry.out()).endsWith("\n{\"entry\":299}\n");
  }

  @Test
  void whatIsMissingTooLongOrUnanswerableIsNamed() {
    log.write("tile/0/000", new byte[256 * 32 + 1]);
    assertThat(VerifyRun.of("log", address(), "--key", log.key()).err())
        .startsWith("REFUSED. tile/0/000 is larger than the 8192 bytes it can have");
    log.delete("tile/0/000");
    assertThat(VerifyRun.of("log", address(), "--key", log.key()).err())
        .isEqualTo("REFUSED. tile/0/000 is missing.\n");
    answer = 500;
    VerifyRun broken = VerifyRun.of("log", address(), "--key", log.key());
    assertThat(broken.err()).contains("/register/log/checkpoint was answered with 500");
    assertThat(broken.ending()).isEqualTo(Ending.FAILED);
    server.stop(0);
    VerifyRun gone = VerifyRun.of("log", address(), "--key", log.key());
    assertThat(gone.err()).startsWith("Could not go on: ").contains("cannot be fetched");
    assertThat(gone.ending()).isEqualTo(Ending.FAILED);
  }
}
