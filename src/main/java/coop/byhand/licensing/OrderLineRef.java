package coop.byhand.licensing;

import java.util.UUID;

/** The line of an order that a licence is granted for. One line, one licence, however often asked. */
public record OrderLineRef(UUID value) {}
