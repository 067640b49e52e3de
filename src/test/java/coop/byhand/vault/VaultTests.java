package coop.byhand.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class VaultTests {

  private static final long LIMIT = 1_000_000;

  @Autowired Vault vault;
  @Autowired VaultSettings settings;
  @Autowired JdbcTemplate database;
  @Autowired TransactionTemplate transaction;

  @Test
  void whatIsPutComesBackByteForByte() throws IOException {
    byte[] content = fresh();

    BlobRef blob = put(content);

    assertThat(blob.digest()).isEqualTo(Digest.ofContent(content));
    assertThat(blob.bytes()).isEqualTo(content.length);
    assertThat(vault.find(blob.digest())).contains(blob);
    assertThat(readAll(vault.open(blob))).isEqualTo(content);
    try (LocalFile file = vault.localFile(blob)) {
      assertThat(file.path()).hasBinaryContent(content);
    }
  }

  @Test
  void theSameContentIsKeptOnce() throws IOException {
    byte[] content = fresh();

    BlobRef first = put(content);
    BlobRef second = put(content);

    assertThat(second).isEqualTo(first);
    assertThat(rows(first)).isEqualTo(1);
    assertThat(quarantined()).isZero();
  }

  @Test
  void aPartComesBackAsAsked() throws IOException {
    byte[] content = fresh();
    BlobRef blob = put(content);

    assertThat(readAll(vault.open(blob, 3, 5)))
        .isEqualTo(java.util.Arrays.copyOfRange(content, 3, 8));
    assertThat(readAll(vault.open(blob, blob.bytes(), 0))).isEmpty();
    assertThatThrownBy(() -> vault.open(blob, blob.bytes() - 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vault.open(blob, -1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreThanAllowedIsRefusedAndLeavesNothing() throws IOException {
    byte[] content = fresh();

    assertThat(vault.put(new ByteArrayInputStream(content), content.length - 1))
        .isEqualTo(new PutOutcome.TooLarge(content.length - 1));
    assertThat(vault.put(new ByteArrayInputStream(content), content.length))
        .isInstanceOf(PutOutcome.Stored.class);
    assertThat(vault.receive(new Endless(), LIMIT)).isEqualTo(new ReceiveOutcome.TooLarge(LIMIT));
    assertThat(quarantined()).isZero();
  }

  @Test
  void nothingIsNoContent() throws IOException {
    assertThat(vault.put(InputStream.nullInputStream(), LIMIT)).isEqualTo(new PutOutcome.Empty());
    assertThat(quarantined()).isZero();
  }

  @Test
  void aBrokenConnectionLeavesNothing() {
    InputStream broken =
        new InputStream() {
          private int sent;

          @Override
          public int read() throws IOException {
            if (sent++ > 100_000) {
              throw new IOException("the line went dead");
            }
            return 'x';
          }
        };

    assertThatThrownBy(() -> vault.receive(broken, LIMIT)).hasMessage("the line went dead");
    assertThat(quarantined()).isZero();
  }

  @Test
  void whatIsNotKeptIsThrownAway() throws IOException {
    byte[] content = fresh();
    BlobRef blob;
    try (Quarantine quarantine = receive(content)) {
      blob = quarantine.blob();
      assertThat(quarantine.file()).hasBinaryContent(content);
    }

    assertThat(quarantined()).isZero();
    assertThat(vault.find(blob.digest())).isEmpty();
    assertThatThrownBy(() -> vault.open(blob)).isInstanceOf(BytesLost.class);
  }

  @Test
  void aRolledBackClaimLeavesNoRowAndTheNextAttemptSucceeds() throws IOException {
    byte[] content = fresh();
    Digest digest = Digest.ofContent(content);

    try (Quarantine quarantine = receive(content)) {
      transaction.executeWithoutResult(status -> {
        vault.keep(quarantine);
        status.setRollbackOnly();
      });
    }
    assertThat(vault.find(digest)).isEmpty();

    assertThat(vault.find(put(content).digest())).isPresent();
  }

  @Test
  void bytesLostFromTheDiskAreNoticedAndHealWhenTheyArriveAgain() throws IOException {
    byte[] content = fresh();
    BlobRef blob = put(content);
    Path place;
    try (LocalFile file = vault.localFile(blob)) {
      place = file.path();
    }
    Files.write(place, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> vault.open(blob)).isInstanceOf(BytesLost.class);

    put(content);
    assertThat(readAll(vault.open(blob))).isEqualTo(content);
  }

  @Test
  void aRowIsNeverChanged() throws IOException {
    BlobRef blob = put(fresh());

    assertThatThrownBy(() ->
            database.update(
                "update vault.blob set bytes = bytes + 1 where digest = ?", blob.digest().bytes()))
        .isInstanceOfAny(
            UncategorizedSQLException.class,
            org.springframework.dao.DataIntegrityViolationException.class)
        .hasMessageContaining("append-only");
  }

  private BlobRef put(byte[] content) throws IOException {
    PutOutcome outcome = vault.put(new ByteArrayInputStream(content), LIMIT);
    return ((PutOutcome.Stored) outcome).blob();
  }

  private Quarantine receive(byte[] content) throws IOException {
    ReceiveOutcome outcome = vault.receive(new ByteArrayInputStream(content), LIMIT);
    return ((ReceiveOutcome.Received) outcome).quarantine();
  }

  private int rows(BlobRef blob) {
    Integer rows =
        database.queryForObject(
            "select count(*) from vault.blob where digest = ?",
            Integer.class,
            (Object) blob.digest().bytes());
    return rows == null ? -1 : rows;
  }

  private long quarantined() {
    try (Stream<Path> files = Files.list(settings.directory().resolve("quarantine"))) {
      return files.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }

  private static byte[] fresh() {
    return ("a work of words, " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }
  }
}
