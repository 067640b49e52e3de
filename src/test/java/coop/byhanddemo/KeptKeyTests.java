package coop.byhanddemo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptKeyTests {

  @Test
  void theKeyIsMadeOnceAndOnlyItsOwnerMayReadIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("register-key");
    KeptKey first = KeptKey.in(file);

    assertThat(KeptKey.in(file)).isEqualTo(first);
    assertThat(first.text()).hasSize(64);
    assertThat(first.toString()).doesNotContain(first.text());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeptKey.in(folder.resolve("another"))).isNotEqualTo(first);
  }
}
