package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Visitor;
import coop.byhand.kernel.Digest;
import coop.byhand.merkle.Rfc6962;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class RegisterPagesTests {

  @LocalServerPort int port;
  @Autowired Register register;
  @Autowired TransactionTemplate transaction;

  @Test
  void anEntryCanBeReadAndItsHashComputedFromWhatTheServerSends() throws Exception {
    RegisterEntryId id =
        transaction.execute(status ->
            register.append(
                Statement.of("page.shown", Instant.parse("2026-11-25T10:00:00Z"))
                    .with("words", "Grüße & <b>Kisses</b>")
                    .with("count", 7)));
    RegisterEntry entry = register.find(id).orElseThrow();

    HttpResponse<String> page = new Visitor(port).open("/register/" + id);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body())
        .contains(entry.leafHash().hex(), "Grüße &amp; &lt;b&gt;Kisses", "sha256sum", "page.shown")
        .doesNotContain("<b>Kisses", "??", "th:", "<script", " style=");

    String text = json("/register/" + id).body();
    assertThat(Digest.of(Rfc6962.leaf(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(entry.leafHash());
  }

  @Test
  void theListIsFilteredByKindAndKeptToItsPages() throws Exception {
    Visitor visitor = new Visitor(port);
    assertThat(visitor.open("/register?kind=policy.version").body())
        .contains("Version of the rules", "aria-current=\"true\"")
        .doesNotContain("??");
    assertThat(visitor.open("/register", "Accept-Language", "de").body())
        .contains("Öffentliches Register", "Fassung der Regeln");
    assertThat(json("/register?kind=policy.version").body()).startsWith("[{\"at\":");
    for (String nowhere :
        new String[] {
          "/register?kind=no.such.kind",
          "/register?page=0",
          "/register?page=999999",
          "/register?page=x",
          "/register/0",
          "/register/999999999",
          "/register/abc"
        }) {
      assertThat(visitor.open(nowhere).statusCode()).as(nowhere).isEqualTo(404);
    }
  }

  private HttpResponse<String> json(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept", "application/json")
              .build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }
}
