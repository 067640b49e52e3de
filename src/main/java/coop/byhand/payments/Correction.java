package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.OutstandingItem.Item;
import java.time.Instant;

/**
 * What a person had booked of an outstanding item. It stands for as long as the difference is the
 * one that it was booked for, or until it is taken back.
 *
 * @param number counts the corrections of one item from 1
 * @param amount what the books' balance at the provider was changed by; never zero
 * @param words why, in the person's words
 * @param by the person, in outside form
 */
public record Correction(
    Item item,
    int number,
    Money amount,
    MovementReason reason,
    String words,
    String by,
    Instant bookedAt) {}
