package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Page;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import coop.byhand.register.RegisterEntryId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The register from its first entry to its last, while it fits on a page. */
final class WholeRegister {

  private final Register register;

  WholeRegister(Register register) {
    this.register = register;
  }

  /**
   * It holds so many entries of each kind and no others, these among them, each under its own hash.
   * How often the books were sealed depends on the rounds of a job and is left out.
   */
  void holdsExactly(Map<String, Integer> kinds, List<RegisterEntryId> named) {
    Page<RegisterEntry> page = register.page(1, Optional.empty());
    assertThat(page.hasNext()).as("the story fits on one page of the register").isFalse();
    List<RegisterEntry> entries = page.items();
    Map<String, Integer> counted = new TreeMap<>();
    entries.forEach(entry -> counted.merge(entry.kind(), 1, Integer::sum));
    counted.remove("ledger.seal");
    assertThat(counted).isEqualTo(kinds);
    for (RegisterEntry entry : entries) {
      byte[] leaf = ("\0" + entry.canonicalJson()).getBytes(StandardCharsets.UTF_8);
      assertThat(Digest.ofContent(leaf)).isEqualTo(entry.leafHash());
    }
    assertThat(entries).extracting(RegisterEntry::id).containsAll(named);
  }
}
