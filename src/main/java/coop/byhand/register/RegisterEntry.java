package coop.byhand.register;

import coop.byhand.kernel.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the public register as it was written; it never changes.
 *
 * @param canonicalJson the exact text that was hashed
 * @param leafHash SHA-256 over a zero byte and the text in UTF-8 (RFC 6962, section 2.1)
 * @param place its index in the log, counted from 0; empty for the short time until it gets one
 */
public record RegisterEntry(
    RegisterEntryId id,
    String kind,
    String canonicalJson,
    Digest leafHash,
    Instant at,
    Optional<Long> place) {}
