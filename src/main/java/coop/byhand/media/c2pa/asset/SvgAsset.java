package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.XmpPacket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * SVG: the store is the Base64 text of an element {@code manifest} in the namespace of C2PA. Tags
 * are walked and nothing more: a document type is skipped, entities stay what they are, and no
 * other file is opened.
 */
final class SvgAsset implements AssetReader {

  private static final String NAMESPACE = "http://c2pa.org/manifest";

  /** Bytes of one tag; drawings put long paths into attributes. */
  private static final int MAX_TAG = 16 * 1024 * 1024;

  /** Bytes of a name with its prefix. */
  private static final int MAX_NAME = 256;

  /** Bytes of a tag in which namespaces are looked for. */
  private static final int MAX_DECLARATIONS = 16 * 1024;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    Set<String> prefixes = new HashSet<>(Set.of("c2pa"));
    long at = file.find('<', 0, file.size());
    while (at >= 0) {
      walk.count(file, at);
      long end = endOfMarkup(file, at);
      if (Character.isLetter(file.u8(at + 1))) {
        element(file, at, end, prefixes, walk);
      }
      at = file.find('<', end, file.size());
    }
  }

  private static void element(Bytes file, long at, long end, Set<String> prefixes, AssetWalk walk)
      throws MalformedMedia {
    String name = name(file, at + 1);
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    int looked = (int) Math.min(end - at, MAX_DECLARATIONS);
    if (file.find("xmlns", at, at + looked) >= 0) {
      declarations(file.latin1(at, looked), prefixes);
    }
    String local = name.substring(colon + 1);
    if (local.equals("manifest") && prefixes.contains(prefix)) {
      long close = file.find('<', end, file.size());
      if (close > end) {
        store(file, end, close, walk);
      }
    } else if (local.equals("xmpmeta")) {
      walk.metadata(() -> XmpPacket.read(file.from(at), walk.findings()));
    }
  }

  private static void store(Bytes file, long from, long to, AssetWalk walk) throws MalformedMedia {
    long limit = AssetWalk.MAX_STORE / 3L * 4;
    if (to - from > limit) {
      throw file.bad(MediaRule.TOO_LARGE, from, to - from, limit);
    }
    try {
      byte[] text = file.copy(from, (int) (to - from));
      byte[] decoded = Base64.getMimeDecoder().decode(text);
      if (decoded.length > 0) {
        walk.decodedStore(decoded, List.of(new ByteRange(from, to - from)));
      }
    } catch (IllegalArgumentException e) {
      throw file.bad(MediaRule.BROKEN, from, "Base64");
    }
  }

  private static void declarations(String tag, Set<String> prefixes) {
    for (int at = tag.indexOf(NAMESPACE); at >= 0; at = tag.indexOf(NAMESPACE, at + 1)) {
      int equals = tag.lastIndexOf('=', at);
      int space = Math.max(tag.lastIndexOf(' ', equals), tag.lastIndexOf('\n', equals));
      String attribute = space < 0 ? "" : tag.substring(space + 1, equals).strip();
      if (attribute.startsWith("xmlns:")) {
        prefixes.add(attribute.substring("xmlns:".length()));
      } else if (attribute.equals("xmlns")) {
        prefixes.add("");
      }
    }
  }

  private static String name(Bytes file, long from) throws MalformedMedia {
    int length = 0;
    while (length < MAX_NAME && file.has(from + length, 1) && isNamePart(file.u8(from + length))) {
      length++;
    }
    return new String(file.copy(from, length), StandardCharsets.ISO_8859_1);
  }

  private static boolean isNamePart(int c) {
    return c > ' ' && c != '>' && c != '/' && c != '<';
  }

  /** The first byte behind a tag, a comment, a section, an instruction or a document type. */
  private static long endOfMarkup(Bytes file, long at) throws MalformedMedia {
    if (file.matches(at, "<!--")) {
      return behind(file, "-->", at + 4);
    }
    if (file.matches(at, "<![CDATA[")) {
      return behind(file, "]]>", at);
    }
    if (file.matches(at, "<?")) {
      return behind(file, "?>", at);
    }
    boolean type = file.matches(at, "<!");
    long limit = Math.min(file.size(), at + MAX_TAG);
    int depth = 0;
    int quote = 0;
    for (long i = at + 1; i < limit; i++) {
      int c = file.u8(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (type && c == '[') {
        depth++;
      } else if (type && c == ']') {
        depth--;
      } else if (c == '>' && depth <= 0) {
        return i + 1;
      }
    }
    throw file.bad(MediaRule.BROKEN, at, "tag");
  }

  private static long behind(Bytes file, String mark, long from) throws MalformedMedia {
    long found = file.find(mark, from, file.size());
    if (found < 0) {
      throw file.bad(MediaRule.CUT_SHORT, file.size());
    }
    return found + mark.length();
  }
}
