package coop.byhand.payments;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert that a person has closed.
 *
 * @param by who, in outside form
 * @param words what was done; empty where its message was only to be worked again
 */
public record DealtAlert(Alert alert, Instant at, String by, Optional<String> words) {}
