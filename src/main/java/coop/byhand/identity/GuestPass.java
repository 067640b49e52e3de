package coop.byhand.identity;

/**
 * A link from a mail that opens a guest's own pages again.
 *
 * @param guest whom it was sent to
 * @param destination the page that it opens
 */
public record GuestPass(Person guest, ReturnPath destination) {}
