package coop.byhand.media.c2pa.fuzz;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.binding.HashBinding;
import coop.byhand.media.c2pa.binding.PartHash;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fuzzer calls: each method takes any bytes and comes back, or throws something that is no
 * {@link MalformedMedia} and so has found a fault.
 */
public final class AssetParsers {

  private static final List<String> LABELS =
      List.of(
          "c2pa.hash.data",
          "c2pa.hash.bmff",
          "c2pa.hash.bmff.v3",
          "c2pa.hash.boxes",
          "c2pa.hash.collection.data");

  /** First bytes, so that the fuzzer need not find them. */
  private static final Map<AssetFormat, String> MAGIC =
      Map.ofEntries(
          Map.entry(AssetFormat.JPEG, "\u00ff\u00d8\u00ff"),
          Map.entry(AssetFormat.PNG, "\u0089PNG\r\n\u001a\n"),
          Map.entry(AssetFormat.WEBP, "RIFF\u00ff\u00ff\0\0WEBP"),
          Map.entry(AssetFormat.WAV, "RIFF\u00ff\u00ff\0\0WAVE"),
          Map.entry(AssetFormat.GIF, "GIF89a"),
          Map.entry(AssetFormat.TIFF, "II*\0"),
          Map.entry(AssetFormat.SVG, "<svg "),
          Map.entry(AssetFormat.HEIF, "\0\0\0\u0010ftypheic\0\0\0\0"),
          Map.entry(AssetFormat.MP4, "\0\0\0\u0010ftypisom\0\0\0\0"),
          Map.entry(AssetFormat.MP3, "ID3\4\0\0\0\0"),
          Map.entry(AssetFormat.FLAC, "fLaC"),
          Map.entry(AssetFormat.PDF, "%PDF-"));

  private AssetParsers() {}

  /** Any bytes as a file. */
  public static void asset(byte[] file) {
    try {
      Asset asset = Asset.read(Bytes.of(file));
      asset.parts();
    } catch (MalformedMedia expected) {
      // The one exception that is allowed.
    }
  }

  /** Any bytes behind the first bytes of a container. */
  public static void container(AssetFormat format, byte[] rest) {
    byte[] magic = MAGIC.getOrDefault(format, "").getBytes(StandardCharsets.ISO_8859_1);
    asset(Embedders.join(magic, rest));
  }

  /** Any bytes as each kind of binding, over a small file of each container. */
  public static void binding(byte[] assertion) {
    try {
      Cbor cbor = Cbor.read(ByteSlice.of(assertion));
      for (AssetFormat format : List.of(AssetFormat.JPEG, AssetFormat.MP4, AssetFormat.PNG)) {
        Asset asset = Asset.read(Bytes.of(Embedders.with(format, Embedders.store(9))));
        for (String label : LABELS) {
          HashBinding.check(label, cbor, "sha256", asset, "");
          HashBinding.checkUpdated(label, cbor, "sha256", asset, "");
        }
        HashBinding.checkParts(
            cbor, url -> Optional.of(new PartHash("c2pa.hash.data.part", cbor)), "", asset, "");
      }
    } catch (MalformedMedia expected) {
      // The one exception that is allowed.
    }
  }
}
