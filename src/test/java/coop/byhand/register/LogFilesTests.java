package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.TestSetup;
import coop.byhand.Visitor;
import coop.byhand.merkle.BundleCoordinate;
import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.CheckpointTrust;
import coop.byhand.merkle.ConsistencyProof;
import coop.byhand.merkle.Cosigner;
import coop.byhand.merkle.EntryBundle;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.NoteSigner;
import coop.byhand.merkle.SignedNote;
import coop.byhand.merkle.Tile;
import coop.byhand.merkle.TileCoordinate;
import coop.byhand.merkle.TileEdge;
import coop.byhand.merkle.TiledTree;
import coop.byhand.merkle.TreeHash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who knows nothing but the addresses of the log and its key. */
@ByhandTest
class LogFilesTests {

  private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");

  @LocalServerPort int port;
  @Autowired Register register;
  @Autowired Sequencer sequencer;
  @Autowired TransactionTemplate transaction;

  @Test
  void whoReadsOnlyTheFilesVerifiesEveryEntryAndThatTheLogOnlyGrew() throws Exception {
    append(300);
    CheckpointTrust trust =
        new CheckpointTrust(NoteKey.parse(text("/register/log/key").strip()), Set.of(), 0);
    Checkpoint earlier = trust.open(bytes("/register/log/checkpoint")).checkpoint();
    String last = append(301).getLast().canonicalJson();
    Checkpoint later = trust.open(bytes("/register/log/checkpoint")).checkpoint();
    assertThat(later.origin()).isEqualTo("localhost/register/log");
    assertThat(later.size()).isGreaterThanOrEqualTo(earlier.size() + 301);

    TiledTree tree = new TiledTree(later.size(), this::tile);
    assertThat(tree.root()).isEqualTo(later.root());
    earlier.verifyGrowth(later, tree.consistency(earlier.size()));

    List<byte[]> entries = new ArrayList<>();
    TileEdge edge = new TileEdge();
    for (long index = 0; index * TileCoordinate.FULL < later.size(); index++) {
      BundleCoordinate at = BundleCoordinate.in(later.size(), index);
      EntryBundle bundle = EntryBundle.read(at, bytes("/register/log/" + at.path()));
      assertThat(bundle.hashes())
          .isEqualTo(tile(TileCoordinate.in(later.size(), 0, index)).hashes());
      bundle.hashes().forEach(hash -> edge.append(hash, full -> {}));
      entries.addAll(bundle.entries());
    }
    assertThat(edge.root()).isEqualTo(later.root());
    assertThat(entries).hasSize(Math.toIntExact(later.size()));
    for (long index : new long[] {0, 1, 255, 256, later.size() / 2, later.size() - 1}) {
      TreeHash leaf = TreeHash.ofEntry(entries.get((int) index));
      later.verifyInclusion(leaf, tree.inclusion(index));
    }
    // What was written before there was a log stands at its beginning, letter for letter.
    assertThat(new String(entries.getFirst(), StandardCharsets.UTF_8))
        .startsWith("{\"at\":\"1970-01-01T00:00:00Z\"")
        .contains("policy.version");
    assertThat(entries.stream().map(body -> new String(body, StandardCharsets.UTF_8)))
        .contains(last);
  }

  @Test
  void theFilesAreStaticAndWithoutSession() throws Exception {
    append(260);
    HttpResponse<byte[]> checkpoint = get("/register/log/checkpoint");
    assertThat(checkpoint.headers().firstValue("Content-Type"))
        .hasValue("text/plain;charset=UTF-8");
    assertThat(checkpoint.headers().firstValue("Cache-Control")).hasValue("max-age=5, public");
    for (String path :
        List.of(
            "tile/0/000",
            "tile/0/000.p/255",
            "tile/0/000.p/1",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/000.p/17")) {
      HttpResponse<byte[]> file = get("/register/log/" + path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
      assertThat(file.headers().firstValue("Cache-Control"))
          .hasValue("max-age=31536000, public, immutable");
      assertThat(file.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(file.headers().allValues("Vary")).doesNotContain("Accept-Language, Cookie");
    }
    assertThat(bytes("/register/log/tile/0/000")).hasSize(8192);
    assertThat(bytes("/register/log/tile/0/000.p/17"))
        .isEqualTo(java.util.Arrays.copyOf(bytes("/register/log/tile/0/000"), 17 * 32));
  }

  @Test
  void whatIsNotThereIsNotFoundAndNotRemembered() throws Exception {
    append(1);
    long size = newest().size();
    long edge = size / TileCoordinate.FULL;
    int width = (int) (size % TileCoordinate.FULL);
    for (String path :
        List.of(
            "tile/0/" + "%03d".formatted(edge) + ".p/" + (width + 60 > 255 ? 255 : width + 60),
            "tile/0/" + "%03d".formatted(edge + 1) + ".p/1",
            "tile/0/x001/000",
            "tile/2/000",
            "tile/8/000.p/1",
            "tile/0/0",
            "tile/0/000.p/0",
            "tile/0/000.p/01",
            "tile/0/000.p/256",
            "tile/0/x000/000",
            "tile/-1/000",
            "tile/0/",
            "tile/",
            "tile/entries/x001/000",
            "tile/entries/0",
            "tile/entries/000.p/256",
            "nothing")) {
      HttpResponse<byte[]> answer = get("/register/log/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
    }
  }

  @Test
  void aWitnessOfOursMayCosignAndNobodyElse() throws Exception {
    append(1);
    byte[] published = bytes("/register/log/checkpoint");
    SignedNote note = SignedNote.parse(published);
    Checkpoint sealed = Checkpoint.parse(note.text());
    Cosigner stranger =
        new Cosigner("witness.test/two", LogSecret.read(LogSecret.fresh()).orElseThrow());
    Cosigner impostor =
        new Cosigner(
            TestSetup.WITNESS.key().name(), LogSecret.read(LogSecret.fresh()).orElseThrow());

    assertAnswer(note.bytes(), 403, "TOO_FEW_WITNESSES");
    assertAnswer(note.with(sign(stranger, sealed)).bytes(), 403, "TOO_FEW_WITNESSES");
    assertAnswer(note.with(sign(impostor, sealed)).bytes(), 403, "TOO_FEW_WITNESSES");
    // A signature of the witness under something else, below our checkpoint.
    Checkpoint other = Checkpoint.of(sealed.origin(), sealed.size(), TreeHash.ofEmptyTree());
    assertAnswer(note.with(sign(TestSetup.WITNESS, other)).bytes(), 403, "BAD_SIGNATURE");
    NoteSigner forger =
        new NoteSigner(sealed.origin(), LogSecret.read(LogSecret.fresh()).orElseThrow());
    assertAnswer(forger.sign(other).with(sign(TestSetup.WITNESS, other)).bytes(), 409, "NOT_OURS");
    Checkpoint future = Checkpoint.of(sealed.origin(), sealed.size() + 1_000_000, sealed.root());
    assertAnswer(
        forger.sign(future).with(sign(TestSetup.WITNESS, future)).bytes(), 409, "NOT_OURS");
    // Ours to the letter, but without our signature.
    assertAnswer(
        new SignedNote(note.text(), List.of(sign(TestSetup.WITNESS, sealed))).bytes(),
        403,
        "NO_KNOWN_SIGNATURE");
    assertAnswer("no note".getBytes(StandardCharsets.UTF_8), 400, "NO_SIGNATURES");
    assertAnswer(new byte[32_769], 413, "NOTE_TOO_LONG");
    String page = "/register/seal/" + sealed.size();
    assertThat(bytes(page)).isEqualTo(published);

    byte[] cosigned = note.with(sign(TestSetup.WITNESS, sealed)).bytes();
    assertAnswer(cosigned, 200, "TAKEN 1");
    assertAnswer(cosigned, 200, "TAKEN 1");

    CheckpointTrust strict =
        new CheckpointTrust(
            NoteKey.parse(text("/register/log/key").strip()), Set.of(TestSetup.WITNESS.key()), 1);
    assertThat(strict.open(bytes(page)).checkpoint()).isEqualTo(sealed);
    assertThat(SignedNote.parse(bytes(page)).signatures()).hasSize(2);
    if (newest().equals(sealed)) {
      assertThat(new Visitor(port).open("/register/seal").body())
          .contains(TestSetup.WITNESS.key().name());
    }
  }

  private static coop.byhand.merkle.NoteSignature sign(Cosigner witness, Checkpoint sealed)
      throws Exception {
    return witness.cosign(
        Checkpoint.ofNothing(sealed.origin()),
        sealed,
        new ConsistencyProof(0, sealed.size(), List.of()),
        AT);
  }

  private void assertAnswer(byte[] note, int status, String word) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(at("/register/log/cosignatures"))
                  .POST(BodyPublishers.ofByteArray(note))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo(word + "\n");
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void thePagesShowPlaceSealAndProof() throws Exception {
    RegisterEntryId waiting =
        transaction.execute(status -> register.append(Statement.of("page.sealed", AT)));
    Visitor visitor = new Visitor(port);
    if (register.find(waiting).orElseThrow().place().isEmpty()) {
      assertThat(visitor.open("/register/" + waiting).body())
          .contains("not sealed yet", "within a minute")
          .doesNotContain("??");
    }
    SealingRound.round(sequencer);
    RegisterEntry entry = register.find(waiting).orElseThrow();
    String page = visitor.open("/register/" + waiting).body();
    assertThat(page)
        .contains("at place " + entry.place().orElseThrow() + " of the log", "<details", "ol class")
        .contains("/register/seal/", "left", newest().root().toString())
        .doesNotContain("??", "<script", " style=");
    assertThat(visitor.open("/register/" + waiting, "Accept-Language", "de").body())
        .contains("auf Platz " + entry.place().orElseThrow())
        .doesNotContain("??");
    assertThat(visitor.open("/register?kind=page.sealed").body())
        .contains(">" + entry.place().orElseThrow() + "</td>", "/register/seal")
        .doesNotContain("??");
    for (String language : List.of("en", "de")) {
      HttpResponse<String> seal = visitor.open("/register/seal", "Accept-Language", language);
      assertThat(seal.statusCode()).isEqualTo(200);
      assertThat(seal.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(seal.body())
          .contains(newest().root().toString(), text("/register/log/key").strip().replace("+", "+"))
          .doesNotContain("??", "<script", " style=");
    }
    for (String nowhere : List.of("0", "01", "x", "999999999999")) {
      assertThat(visitor.open("/register/seal/" + nowhere).statusCode()).isEqualTo(404);
    }
  }

  private Checkpoint newest() throws Exception {
    return Checkpoint.parse(SignedNote.parse(bytes("/register/log/checkpoint")).text());
  }

  private List<RegisterEntry> append(int many) {
    List<RegisterEntryId> ids =
        transaction.execute(status ->
            IntStream.range(0, many)
                .mapToObj(i -> register.append(Statement.of("log.copied", AT).with("no", i)))
                .toList());
    SealingRound.round(sequencer);
    return ids.stream().map(id -> register.find(id).orElseThrow()).toList();
  }

  private Tile tile(TileCoordinate coordinate) throws IOException {
    try {
      return Tile.read(coordinate, bytes("/register/log/" + coordinate.path()));
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed);
    }
  }

  private String text(String path) throws Exception {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray());
    }
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
