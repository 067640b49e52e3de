package coop.byhand.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files of every container, made here byte by byte after their formats. */
public final class Fixtures {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Fixtures() {}

  /** One file of each container, under a name with its extension. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.jpg", jpeg(40, 30));
    files.put("a.png", png(40, 30));
    files.put("a.gif", gif(40, 30, 2));
    files.put("a.webp", webp(40, 30));
    files.put("a.tif", tiff(40, 30));
    files.put("a.wav", wav(8_000, 400));
    files.put("a.flac", flac(44_100, 88_200));
    files.put("a.mp3", mp3(20));
    files.put("a.ogg", ogg(48_000, 96_000));
    files.put("a.mp4", mp4(true));
    files.put("a.m4a", mp4(false));
    files.put("a.webm", webm());
    files.put("a.pdf", pdf("/Title (A poem)"));
    files.put("a.txt", "Two words\nand a line.\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  static byte[] jpeg(int width, int height) {
    Fixtures f = new Fixtures().hex("ffd8");
    byte[] exif = exif();
    f.hex("ffe1").be16(exif.length + 8).text("Exif\0\0").raw(exif);
    String xmp = "http://ns.adobe.com/xap/1.0/\0" + xmp("digitalCapture");
    f.hex("ffe1").be16(xmp.length() + 2).text(xmp);
    String iim = "\u001c\u0002\u0050\0\u0003Ana";
    f.hex("ffed").be16(2 + 14 + 12 + 8).text("Photoshop 3.0\0").text("8BIM\u0004\u0004\0\0");
    f.be32(8).text(iim);
    f.hex("fffe").be16(9).text("comment");
    f.hex("ffc0").be16(11).hex("08").be16(height).be16(width).hex("01011100");
    f.hex("ffda").be16(8).hex("010100003f00").hex("aabbff00ccffd0ddee").hex("ffd9");
    return f.bytes();
  }

  /** Orientation 6, a maker, a serial number and a position, little endian. */
  static byte[] exif() {
    Fixtures f = new Fixtures().text("II*\0").le32(8);
    f.le16(4);
    f.le16(0x010f).le16(2).le32(4).text("Ana\0");
    f.le16(0x0112).le16(3).le32(1).le32(6);
    f.le16(0x8769).le16(4).le32(1).le32(62);
    f.le16(0x8825).le16(4).le32(1).le32(80);
    f.le32(0);
    f.le16(1).le16(0xa431).le16(2).le32(4).text("SN1\0").le32(0);
    f.le16(1).le16(0x0002).le16(5).le32(3).le32(98).le32(0);
    f.raw(new byte[24]);
    return f.bytes();
  }

  static String xmp(String sourceType) {
    return "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        + " xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'"
        + " Iptc4xmpExt:DigitalSourceType='http://cv.iptc.org/newscodes/digitalsourcetype/"
        + sourceType
        + "'><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Rain &amp; &#x263A;</rdf:li>"
        + "</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
  }

  static byte[] png(int width, int height) {
    Fixtures f = new Fixtures().hex("89504e470d0a1a0a");
    f.chunk("IHDR", new Fixtures().be32(width).be32(height).hex("0802000000").bytes());
    f.chunk("acTL", new Fixtures().be32(3).be32(0).bytes());
    f.chunk("fcTL", new Fixtures().be32(0).be32(width).be32(height).be32(0).be32(0).bytes());
    f.chunk("tEXt", new Fixtures().text("Title\0Rain").bytes());
    f.chunk("zTXt", new Fixtures().text("Comment\0\0").raw(deflate("folded")).bytes());
    f.chunk("iTXt", new Fixtures().text("Author\0\0\0en\0\0Ana").bytes());
    f.chunk("eXIf", exif());
    f.chunk("IDAT", deflate("\0".repeat((3 * width + 1) * height)));
    f.chunk("IEND", new byte[0]);
    return f.bytes();
  }

  static byte[] gif(int width, int height, int frames) {
    Fixtures f = new Fixtures().text("GIF89a").le16(width).le16(height).hex("800000");
    f.hex("000000ffffff");
    f.hex("21fe07").text("comment").hex("00");
    for (int i = 0; i < frames; i++) {
      f.hex("21f9040000000000");
      f.hex("2c00000000").le16(width).le16(height).hex("00").hex("0202").hex("4401").hex("00");
    }
    return f.hex("3b").bytes();
  }

  static byte[] webp(int width, int height) {
    long bits = (width - 1) | (long) (height - 1) << 14;
    Fixtures body = new Fixtures().text("WEBP");
    body.text("VP8X").le32(10).hex("0c000000").le24(width - 1).le24(height - 1);
    body.text("VP8L").le32(6).hex("2f").le32(bits).hex("00");
    byte[] exif = exif();
    body.text("EXIF").le32(exif.length).raw(exif).raw(new byte[exif.length & 1]);
    byte[] xmp = xmp("digitalCapture").getBytes(StandardCharsets.ISO_8859_1);
    body.text("XMP ").le32(xmp.length).raw(xmp).raw(new byte[xmp.length & 1]);
    return new Fixtures().text("RIFF").le32(body.out.size()).raw(body.bytes()).bytes();
  }

  static byte[] tiff(int width, int height) {
    int data = 8 + 2 + 5 * 12 + 4;
    Fixtures f = new Fixtures().text("MM\0*").be32(8).be16(5);
    f.be16(0x0100).be16(4).be32(1).be32(width);
    f.be16(0x0101).be16(4).be32(1).be32(height);
    f.be16(0x0111).be16(4).be32(1).be32(data);
    f.be16(0x0117).be16(4).be32(1).be32(4);
    f.be16(0x013b).be16(2).be32(4).text("Ana\0");
    return f.be32(0).raw(new byte[4]).bytes();
  }

  static byte[] wav(int rate, int samples) {
    Fixtures body = new Fixtures().text("WAVEfmt ").le32(16);
    body.le16(1).le16(1).le32(rate).le32(rate).le16(1).le16(8);
    body.text("LIST").le32(18).text("INFOIART").le32(4).text("Ana\0").raw(new byte[2]);
    body.text("data").le32(samples).raw(new byte[samples]);
    return new Fixtures().text("RIFF").le32(body.out.size()).raw(body.bytes()).bytes();
  }

  static byte[] flac(int rate, long samples) {
    Fixtures f = new Fixtures().text("fLaC").hex("00000022").be16(4096).be16(4096).raw(new byte[6]);
    f.be32((long) rate << 12 | 1 << 9 | 15 << 4).be32(samples).raw(new byte[16]);
    byte[] comments = comments();
    return f.hex("84").be24(comments.length).raw(comments).hex("fff8c9180000").bytes();
  }

  static byte[] comments() {
    return new Fixtures()
        .le32(4)
        .text("test")
        .le32(2)
        .le32(10)
        .text("ARTIST=Ana")
        .le32(10)
        .text("TITLE=Rain")
        .bytes();
  }

  /** Frames of MPEG 1, layer III, 128 kbit/s, 44.1 kHz behind a tag; each lasts 26.12 ms. */
  static byte[] mp3(int frames) {
    byte[] tag = new Fixtures().text("TPE1").be32(4).hex("0000").hex("00").text("Ana").bytes();
    Fixtures f = new Fixtures().text("ID3").hex("040000").be32(tag.length).raw(tag);
    for (int i = 0; i < frames; i++) {
      f.hex("fffb9000").raw(new byte[413]);
    }
    return f.bytes();
  }

  static byte[] ogg(int rate, long samples) {
    byte[] head =
        new Fixtures().text("OpusHead").hex("0102").le16(312).le32(rate).hex("000000").bytes();
    byte[] tags = new Fixtures().text("OpusTags").raw(comments()).bytes();
    Fixtures f = new Fixtures();
    f.page(2, 0, head).page(0, 0, tags).page(4, samples, new byte[30]);
    return f.bytes();
  }

  /** A film of 2.5 seconds with 320 × 240 pixels, or a recording of the same length. */
  static byte[] mp4(boolean picture) {
    byte[] mvhd =
        new Fixtures().be32(0).be32(0).be32(0).be32(1000).be32(2500).raw(new byte[80]).bytes();
    Fixtures tkhd = new Fixtures().raw(new byte[76]);
    tkhd.be32(picture ? 320 << 16 : 0).be32(picture ? 240 << 16 : 0);
    Fixtures hdlr =
        new Fixtures().raw(new byte[8]).text(picture ? "vide" : "soun").raw(new byte[13]);
    Fixtures text = new Fixtures().be32(1).be32(0).text("Lavf");
    Fixtures tool = new Fixtures().box("data", text.bytes());
    Fixtures list = new Fixtures().box("\u00a9too", tool.bytes());
    Fixtures meta = new Fixtures().be32(0).box("hdlr", new byte[25]).box("ilst", list.bytes());
    Fixtures user = new Fixtures().box("meta", meta.bytes());
    Fixtures trak = new Fixtures().box("tkhd", tkhd.bytes());
    trak.box("mdia", new Fixtures().box("hdlr", hdlr.bytes()).bytes());
    Fixtures moov = new Fixtures().box("mvhd", mvhd).box("trak", trak.bytes());
    moov.box("udta", user.bytes());
    Fixtures f = new Fixtures();
    f.box("ftyp", new Fixtures().text(picture ? "isom" : "M4A ").be32(0).text("isom").bytes());
    return f.box("moov", moov.bytes()).box("mdat", new byte[16]).bytes();
  }

  static byte[] webm() {
    Fixtures video = new Fixtures().hex("b08201 40".replace(" ", "")).hex("ba81f0");
    Fixtures track = new Fixtures().hex("d78101").hex("e0").vint(video.out.size());
    track.raw(video.bytes());
    Fixtures tracks = new Fixtures().hex("ae").vint(track.out.size()).raw(track.bytes());
    Fixtures info = new Fixtures().hex("2ad7b1830f4240").hex("448984").be32(0x451c4000L);
    info.hex("574184").text("Lavf");
    Fixtures segment = new Fixtures().hex("1549a966").vint(info.out.size()).raw(info.bytes());
    segment.hex("1654ae6b").vint(tracks.out.size()).raw(tracks.bytes());
    segment.hex("1f43b675").vint(3).hex("e78100");
    Fixtures head = new Fixtures().hex("428284").text("webm");
    Fixtures f = new Fixtures().hex("1a45dfa3").vint(head.out.size()).raw(head.bytes());
    return f.hex("18538067").vint(segment.out.size()).raw(segment.bytes()).bytes();
  }

  /** A document of one page whose information dictionary holds these entries. */
  static byte[] pdf(String information) {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
      "<<" + information + ">>"
    };
    StringBuilder table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format("%010d 00000 n \n", pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append(table).append("trailer\n<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n");
    return pdf.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] deflate(String text) {
    Deflater deflater = new Deflater();
    deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  static Fixtures empty() {
    return new Fixtures();
  }

  Fixtures chunk(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.ISO_8859_1));
    crc.update(content);
    return be32(content.length).text(name).raw(content).be32(crc.getValue());
  }

  Fixtures box(String name, byte[] content) {
    return be32(content.length + 8L).text(name).raw(content);
  }

  private Fixtures page(int flags, long position, byte[] packet) {
    text("OggS").hex("00").hex(String.format("%02x", flags));
    le32(position).le32(position >> 32).le32(1).le32(0).le32(0);
    out.write(1);
    out.write(packet.length);
    return raw(packet);
  }

  private Fixtures vint(int size) {
    return be16(0x4000 | size);
  }

  Fixtures be16(int value) {
    out.write(value >> 8);
    out.write(value);
    return this;
  }

  Fixtures be24(int value) {
    out.write(value >> 16);
    return be16(value & 0xffff);
  }

  Fixtures be32(long value) {
    return be16((int) (value >> 16)).be16((int) value);
  }

  Fixtures le16(int value) {
    out.write(value);
    out.write(value >> 8);
    return this;
  }

  Fixtures le24(int value) {
    le16(value & 0xffff);
    out.write(value >> 16);
    return this;
  }

  Fixtures le32(long value) {
    return le16((int) value).le16((int) (value >> 16));
  }

  Fixtures text(String latin1) {
    return raw(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  Fixtures hex(String digits) {
    return raw(java.util.HexFormat.of().parseHex(digits));
  }

  Fixtures raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
