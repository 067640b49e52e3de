package coop.byhand.media.c2pa;

import static coop.byhand.media.c2pa.SignedFiles.IPTC;
import static coop.byhand.media.c2pa.SignedFiles.bind;
import static coop.byhand.media.c2pa.SignedFiles.failures;
import static coop.byhand.media.c2pa.SignedFiles.opens;
import static coop.byhand.media.c2pa.SignedFiles.parent;
import static coop.byhand.media.c2pa.SignedFiles.png;
import static coop.byhand.media.c2pa.SignedFiles.read;
import static coop.byhand.media.c2pa.SignedFiles.sign;
import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.StatusCode.Kind;
import coop.byhand.media.c2pa.TestManifest.Made;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.NamedPart;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.signal.Making;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.container.Bytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where credentials can lie, how they can be bound, and what the file declares beside them. */
class DeclarationsAndPlacesTests {

  private static byte[] jpegWithXmp(String description) {
    byte[] packet =
        ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF>"
                + "<rdf:Description "
                + description
                + "/></rdf:RDF></x:xmpmeta>")
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(4).putShort((short) 0xffe1);
    head.putShort((short) (packet.length + 2));
    byte[] plain = Embedders.plain(AssetFormat.JPEG);
    return Embedders.join(
        Arrays.copyOf(plain, 2), head.array(), packet, Arrays.copyOfRange(plain, 2, plain.length));
  }

  private static byte[] declared(String xmp, String type) throws Exception {
    return sign(
            AssetFormat.JPEG,
            jpegWithXmp(xmp),
            (manifest, file, store) -> {
              manifest.created(IPTC + type);
              bind(manifest, file, store);
            })
        .file();
  }

  @Test
  void aCompressedManifestIsReadLikeAnyOther() throws Exception {
    byte[] plain = Embedders.plain(AssetFormat.PNG);
    byte[] file = Embedders.into(AssetFormat.PNG, plain, Embedders.store(70), 1);
    for (int pass = 0; pass < 4; pass++) {
      TestManifest manifest = new TestManifest(SignedFiles.SIGNER, SignedFiles.ACTIVE);
      manifest.created(IPTC + "digitalCapture");
      // Longer than one block, so that the stream has several.
      manifest.file("org.test.noise", "application/octet-stream", noise());
      bind(manifest, file, asset(file).store().orElseThrow().ranges().getFirst());
      Made folded = StoreSurgery.compressed(manifest.make());
      file = Embedders.into(AssetFormat.PNG, plain, SignedFiles.store(folded), 1);
    }
    Credentials.Read read = read(file);
    assertThat(failures(read)).isEmpty();
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(CrJson.of(read.validation(), "1").get("manifests").orElseThrow().items())
        .singleElement()
        .satisfies(m -> assertThat(m.get("isCompressedManifest")).contains(Json.of(true)));
  }

  private static byte[] noise() {
    byte[] noise = new byte[150_000];
    new Random(3).nextBytes(noise);
    return noise;
  }

  @Test
  void aCompressedParentIsFollowed() throws Exception {
    Made folded = StoreSurgery.compressed(parent(m -> {}));
    Credentials.Read read = read(png(m -> opens(m, folded), folded).file());
    assertThat(failures(read)).isEmpty();
    assertThat(SignedFiles.deltas(read, Kind.FAILURE)).isEmpty();
    assertThat(SignedFiles.deltas(read, Kind.SUCCESS)).contains("ingredient.manifest.validated");
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.HUMAN);
  }

  @ParameterizedTest
  @EnumSource(
      value = AssetFormat.class,
      names = {"JPEG", "PNG", "WEBP", "WAV", "GIF", "MP4"})
  void twoStoresAreNone(AssetFormat format) throws Exception {
    byte[] one = Embedders.with(format, Embedders.store(70));
    byte[] two = Embedders.into(format, one, Embedders.store(90), 0x212);
    assertThat(asset(two).stores()).isEqualTo(2);
    assertThat(read(two).validation().state()).isEqualTo(State.NONE);
    assertThat(read(two).signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
  }

  @Test
  void aStoreBesideTheFileIsJudgedByTheFile() throws Exception {
    byte[] plain = Embedders.plain(AssetFormat.PNG);
    TestManifest manifest = new TestManifest(SignedFiles.SIGNER, SignedFiles.ACTIVE);
    manifest.created(IPTC + "digitalCreation");
    manifest.dataHash(0, 0, MessageDigest.getInstance("SHA-256").digest(plain));
    byte[] store = SignedFiles.store(manifest.make());
    Credentials.Read together = read(asset(plain).withStore(store));
    assertThat(failures(together)).isEmpty();
    assertThat(together.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(failures(read(store))).containsExactly("assertion.dataHash.mismatch");
    byte[] other = plain.clone();
    other[other.length - 14] ^= 1;
    assertThat(failures(read(asset(other).withStore(store))))
        .containsExactly("assertion.dataHash.mismatch");
  }

  @Test
  void aManifestElsewhereIsNamedAndNeverFetched(@TempDir Path folder) throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      String address = "http://127.0.0.1:" + port + "/manifest.c2pa";
      Path file = folder.resolve("remote.jpg");
      Files.write(file, jpegWithXmp("dcterms:provenance=\"" + address + "\""));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        Credentials.Read read = Credentials.read(channel, TrustConfig.none(), SignedFiles.NOW);
        assertThat(read.validation().state()).isEqualTo(State.REMOTE);
        assertThat(read.validation().remote()).contains(address);
        assertThat(CredentialLine.of("remote.jpg", read).text("remote")).contains(address);
        assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
      }
      // A connection would wait in the queue of the socket.
      assertThat(server.accept()).isNull();
    }
  }

  @Test
  void thePacketAndTheManifestMayNotDisagree() throws Exception {
    String type = "Iptc4xmpExt:DigitalSourceType=\"" + IPTC;
    Credentials.Read denied = read(declared(type + "trainedAlgorithmicMedia\"", "digitalCapture"));
    assertThat(denied.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(denied.signals().contradictions())
        .containsExactly(
            "XMP declares trainedAlgorithmicMedia, the manifests declare digitalCapture");
    assertThat(denied.signals().making().maker()).isEqualTo(Making.Maker.AI);
    Credentials.Read reversed =
        read(declared(type + "digitalCapture\"", "trainedAlgorithmicMedia"));
    assertThat(reversed.signals().contradictions())
        .containsExactly(
            "XMP declares digitalCapture, the manifests declare trainedAlgorithmicMedia");
    Credentials.Read agreed = read(declared(type + "digitalCapture\"", "digitalCapture"));
    assertThat(agreed.signals().contradictions()).isEmpty();
    assertThat(agreed.signals().making().maker()).isEqualTo(Making.Maker.HUMAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nikon Z9", "LEICA M11-P", "Adobe Photoshop 26.0", "iPhone 17"})
  void aStrangerWithAMakersNameIsALookAlike(String generator) throws Exception {
    TestAuthority stranger = new TestAuthority("stranger");
    byte[] file = png(m -> m.generator(generator).created(IPTC + "digitalCapture")).file();
    Credentials.Read read =
        Credentials.read(
            asset(file), TrustConfig.of(stranger.pem(), new byte[0], new byte[0]), SignedFiles.NOW);
    assertThat(read.validation().state()).isEqualTo(State.VALID);
    assertThat(read.signals().lookAlikes()).containsOnlyKeys(SignedFiles.ACTIVE);
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
    assertThat(read.signals().making().path()).containsExactly(SignedFiles.ACTIVE);
    assertThat(read(file).signals().lookAlikes()).isEmpty();
  }

  @Test
  void preferencesOfBothGenerationsAreRead() throws Exception {
    Credentials.Read read =
        read(
            png(m ->
                    m.created(IPTC + "digitalCapture")
                        .assertion(
                            "c2pa.training-mining",
                            map(
                                "entries",
                                map(
                                    "c2pa.ai_training",
                                    map("use", "notAllowed"),
                                    "c2pa.data_mining",
                                    map("use", "allowed"))))
                        .json(
                            "cawg.training-mining",
                            "{\"entries\":{\"cawg.ai_generative_training\":{\"use\":\"constrained\","
                                + "\"constraints_info\":\"ask\"},\"cawg.ai_inference\":"
                                + "{\"use\":\"constrained\",\"constraint_info\":\"pay\"}}}"))
                .file());
    assertThat(failures(read)).isEmpty();
    var entries = read.validation().manifests().getFirst().manifest().trainingEntries();
    assertThat(entries)
        .extracting(e -> e.entry() + " " + e.use() + " " + e.constraint().orElse("-"))
        .containsExactly(
            "c2pa.ai_training notAllowed -",
            "c2pa.data_mining allowed -",
            "cawg.ai_generative_training constrained ask",
            "cawg.ai_inference constrained pay");
    assertThat(entries.stream().filter(e -> e.isAllowed())).hasSize(1);
  }

  @Test
  void preferencesInThePacketAreRead() throws Exception {
    byte[] file =
        declared(
            "plus:DataMining=\"http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED\"", "digitalCapture");
    assertThat(read(file).signals().dataMining()).containsExactly("DMI-PROHIBITED");
  }

  @ParameterizedTest
  @EnumSource(
      value = AssetFormat.class,
      names = {"JPEG", "PNG", "GIF", "WEBP", "WAV"})
  void aFileBoundByItsPartsIsTrusted(AssetFormat format) throws Exception {
    byte[] file =
        sign(
                format,
                Embedders.plain(format),
                (manifest, laid, store) ->
                    manifest
                        .created(IPTC + "digitalCapture")
                        .assertion("c2pa.hash.boxes", map("alg", "sha256", "boxes", parts(laid))))
            .file();
    Credentials.Read read = read(file);
    assertThat(failures(read)).isEmpty();
    assertThat(read.validation().codes(Kind.SUCCESS)).contains("assertion.boxesHash.match");
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
    byte[] tampered = file.clone();
    NamedPart changed =
        asset(file).parts().stream().filter(part -> !part.name().equals("C2PA")).toList().getLast();
    tampered[(int) changed.range().end() - 1] ^= 1;
    assertThat(read(tampered).validation().state()).isEqualTo(State.INVALID);
  }

  private static List<Object> parts(byte[] file) throws Exception {
    List<Object> boxes = new ArrayList<>();
    for (NamedPart part : asset(file).parts()) {
      byte[] content =
          Arrays.copyOfRange(file, (int) part.range().start(), (int) part.range().end());
      boolean store = part.name().equals("C2PA");
      byte[] hash = store ? new byte[1] : MessageDigest.getInstance("SHA-256").digest(content);
      boxes.add(map("names", List.of(part.name()), "hash", hash));
    }
    return boxes;
  }

  @Test
  void aPhotoThatLostItsFilmIsStillTheSignedPhoto() throws Exception {
    byte[] film = Embedders.plain(AssetFormat.MP4);
    byte[] whole =
        sign(
                AssetFormat.JPEG,
                Embedders.join(Embedders.plain(AssetFormat.JPEG), film),
                (manifest, file, store) -> {
                  int photo = file.length - film.length;
                  manifest.created(IPTC + "computationalCapture");
                  manifest.assertion(
                      "c2pa.hash.data.part",
                      dataHash(
                          Arrays.copyOf(file, photo), (int) store.start(), (int) store.length()));
                  manifest.assertion("c2pa.hash.data.part__1", dataHash(film, 0, 0));
                  Object first = part(manifest, "c2pa.hash.data.part", 0, photo, false);
                  Object second =
                      part(manifest, "c2pa.hash.data.part__1", photo, film.length, true);
                  manifest.assertion("c2pa.hash.multi-asset", map("parts", List.of(first, second)));
                  bind(manifest, file, store);
                })
            .file();
    Credentials.Read complete = read(whole);
    assertThat(failures(complete)).isEmpty();
    assertThat(complete.validation().codes(Kind.SUCCESS)).contains("assertion.dataHash.match");
    byte[] photo = Arrays.copyOf(whole, whole.length - film.length);
    Credentials.Read alone = read(photo);
    assertThat(failures(alone)).isEmpty();
    assertThat(alone.validation().codes(Kind.SUCCESS))
        .contains("assertion.multiAssetHash.match")
        .doesNotContain("assertion.dataHash.match");
    assertThat(alone.validation().state()).isEqualTo(State.TRUSTED);
    photo[photo.length - 3] ^= 1;
    assertThat(failures(read(photo)))
        .containsExactly("assertion.dataHash.mismatch", "assertion.multiAssetHash.mismatch");
  }

  /** Numbers of the same size whatever they are, as the file is laid out several times. */
  private static Object dataHash(byte[] part, int start, int length) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(part, 0, start);
    digest.update(part, start + length, part.length - start - length);
    List<Object> exclusions =
        length == 0 ? List.of() : List.of(map("start", start, "length", length));
    return map("exclusions", exclusions, "alg", "sha256", "hash", digest.digest());
  }

  private static Object part(
      TestManifest manifest, String assertion, int offset, int length, boolean optional) {
    return map(
        "location",
        map("byteOffset", offset, "length", length),
        "hashAssertion",
        map("url", "self#jumbf=c2pa.assertions/" + assertion, "hash", manifest.hashOf(assertion)),
        "optional",
        optional);
  }

  private static Asset asset(byte[] file) throws Exception {
    return Asset.read(Bytes.of(file));
  }
}
