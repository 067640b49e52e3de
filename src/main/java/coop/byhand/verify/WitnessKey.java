package coop.byhand.verify;

import coop.byhand.merkle.Cosigner;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a witness in a file: its public text on the first line, then both halves as PEM blocks
 * that other programs read, too (SubjectPublicKeyInfo and PKCS #8).
 */
final class WitnessKey {

  private static final String ED25519 = "Ed25519";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<text>[^\\n]+)\\n"
              + "-----BEGIN PUBLIC KEY-----\\n(?<public>[A-Za-z0-9+/=\\n]+)"
              + "-----END PUBLIC KEY-----\\n"
              + "-----BEGIN PRIVATE KEY-----\\n(?<private>[A-Za-z0-9+/=\\n]+)"
              + "-----END PRIVATE KEY-----\\n?");

  private WitnessKey() {}

  /** Makes a key and writes it into a file that must not exist yet. */
  static Cosigner create(String name, String file) throws StopException {
    try {
      return write(name, KeyPairGenerator.getInstance(ED25519).generateKeyPair(), file);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has Ed25519", missing);
    }
  }

  static Cosigner write(String name, KeyPair pair, String file) throws StopException {
    try {
      Cosigner cosigner = new Cosigner(name, pair);
      Path path = Path.of(file);
      createForOwner(path);
      String text =
          cosigner.key().text()
              + "\n"
              + pem("PUBLIC", pair.getPublic())
              + pem("PRIVATE", pair.getPrivate());
      Files.writeString(path, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      return cosigner;
    } catch (InvalidPathException | IOException unwritable) {
      throw StopException.failed(
          unwritable instanceof FileAlreadyExistsException
              ? file + " exists already and is left as it is."
              : file + " cannot be written. Look at its folder.");
    } catch (IllegalArgumentException noName) {
      throw StopException.misspoken("\"" + name + "\" is no name: write it without space or plus.");
    }
  }

  private static void createForOwner(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }

  private static String pem(String kind, Key key) {
    return "-----BEGIN "
        + kind
        + " KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END "
        + kind
        + " KEY-----\n";
  }

  /** Reads the key from its file. */
  static Cosigner read(String file) throws StopException {
    try {
      String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
      Matcher parts = FORM.matcher(text.replace("\r\n", "\n"));
      if (parts.matches()) {
        NoteKey key = NoteKey.parse(parts.group("text"));
        KeyFactory keys = KeyFactory.getInstance(ED25519);
        KeyPair pair =
            new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(bytes(parts.group("public")))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(parts.group("private")))));
        Cosigner cosigner = new Cosigner(key.name(), pair);
        if (cosigner.key().equals(key)) {
          return cosigner;
        }
      }
    } catch (IOException | InvalidPathException unreadable) {
      throw StopException.failed(
          file + " cannot be opened. Make a key with: byhand-verify witness new-key.");
    } catch (RefusedException | GeneralSecurityException | IllegalArgumentException malformed) {
      // The same sentence as for another form.
    }
    throw StopException.failed(
        file + " is no witness key as \"byhand-verify witness new-key\" writes it.");
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64.replace("\n", ""));
  }
}
