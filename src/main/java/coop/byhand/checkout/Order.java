package coop.byhand.checkout;

import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.ledger.Settlement;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.members.MemberId;
import coop.byhand.payments.PaymentId;
import java.time.Instant;

/**
 * An order of one licence. What was ordered never changes: work, licensee, price, the policy that
 * divides it and the terms that were accepted.
 *
 * @param payment its one payment
 */
public record Order(
    OrderId id,
    PersonId buyer,
    WorkId work,
    String title,
    MemberId creator,
    LicenceClass licence,
    String licensee,
    Settlement settlement,
    Digest terms,
    Instant placedAt,
    PaymentId payment,
    OrderState state) {}
