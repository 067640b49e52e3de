package coop.byhand.members;

import java.time.Instant;

/** A person was admitted to the co-op and is on the roll. */
public record MemberAdmitted(MemberId member, Instant at) {}
