package coop.byhand.register;

import coop.byhand.kernel.Digest;
import java.time.Instant;

/**
 * One entry of the public register as it was written; it never changes.
 *
 * @param canonicalJson the exact text that was hashed
 * @param leafHash SHA-256 over a zero byte and the text in UTF-8 (RFC 6962, section 2.1)
 */
public record RegisterEntry(
    RegisterEntryId id, String kind, String canonicalJson, Digest leafHash, Instant at) {}
