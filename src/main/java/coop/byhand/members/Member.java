package coop.byhand.members;

import coop.byhand.identity.PersonId;
import java.time.Instant;

/**
 * Somebody who belongs to the co-op, or did.
 *
 * @param number number in the book of members, from 1 without gaps
 * @param name what the person wants to be called
 * @param introduction what the member says about themselves, up to 2,000 characters, may be empty
 * @param admittedAt first instant on the roll
 */
public record Member(
    MemberId id,
    PersonId person,
    int number,
    String name,
    String introduction,
    Instant admittedAt) {}
