package coop.byhand.media.c2pa.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * One harness for each reader of untrusted bytes. In an ordinary run each is given its committed
 * inputs, the seeds and whatever was once found; with {@code JAZZER_FUZZ=1} the one harness that is
 * named is fuzzed. Whatever leaves a harness is a finding.
 */
class ReadersFuzzTests {

  private static final String TEN_MINUTES = "10m";

  @FuzzTest(maxDuration = TEN_MINUTES)
  void cbor(byte[] bytes) {
    SignatureFuzz.cbor(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void jumbf(byte[] bytes) {
    SignatureFuzz.jumbf(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void cose(byte[] bytes) {
    SignatureFuzz.cose(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void timeStamp(byte[] bytes) {
    SignatureFuzz.timeStamp(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void certificate(byte[] bytes) {
    SignatureFuzz.certificate(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void ocsp(byte[] bytes) {
    SignatureFuzz.ocsp(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void json(byte[] bytes) {
    StoreParsers.json(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void claim(byte[] bytes) {
    StoreParsers.claim(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void assertion(byte[] bytes) {
    StoreParsers.assertion(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void binding(byte[] bytes) {
    AssetParsers.binding(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void store(byte[] bytes) {
    StoreParsers.store(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void judge(byte[] bytes) {
    StoreParsers.file(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void jpeg(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void png(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void webp(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void wav(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void gif(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void tiff(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void svg(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void heif(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void mp4(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void mp3(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void flac(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void pdf(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void ogg(byte[] bytes) {
    container(bytes);
  }

  @FuzzTest(maxDuration = TEN_MINUTES)
  void webm(byte[] bytes) {
    container(bytes);
  }

  /** The seeds begin as their container does; from there on the fuzzer is free. */
  private static void container(byte[] bytes) {
    AssetParsers.asset(bytes);
    StoreParsers.upload(bytes);
  }
}
