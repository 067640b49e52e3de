package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A granted licence. Nothing of it ever changes, whatever becomes of the work, the terms or the
 * rules; only its end may be added.
 *
 * @param number counts all licences of the house from 1
 * @param title of the work on the day of the grant
 * @param maker name of the maker on that day
 * @param terms hash of the terms that hold
 * @param price paid, before tax
 * @param policy version of the voted document that the sale was made under
 * @param file SHA-256 of the original file
 * @param record canonical JSON of what was granted; its hash stands in the register
 * @param entry where it stands in the register
 * @param endsAt when it ends by itself, as agreed; null if it never does
 */
public record Licence(
    LicenceId id,
    long number,
    VerificationId verification,
    OrderLineRef orderLine,
    WorkId work,
    String title,
    String maker,
    PersonId buyer,
    Licensee licensee,
    LicenceClass licenceClass,
    Digest terms,
    Money price,
    PolicyVersion policy,
    Digest file,
    String record,
    RegisterEntryId entry,
    Instant grantedAt,
    @Nullable Instant endsAt,
    LicenceStatus status) {

  /** The number as people read it: {@code L-000042}. */
  public String numberText() {
    return String.format(Locale.ROOT, "L-%06d", number);
  }

  /** Whether it holds. */
  public boolean isValid() {
    return status instanceof LicenceStatus.Valid;
  }

  /** Hash of the record, as it stands in the register. */
  public Digest recordHash() {
    return Digest.ofText(record);
  }
}
