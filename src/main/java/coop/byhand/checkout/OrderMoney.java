package coop.byhand.checkout;

import coop.byhand.licensing.LicenceId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the money of an order is, in one word for its buyer. */
public enum OrderMoney {
  /** Not paid as far as we know. */
  NOT_PAID,
  /** Nothing was paid and nothing can be any more. */
  LAPSED,
  /** All of it stays paid. */
  PAID,
  /** Some of it is on its way back, the rest stays paid. */
  PART_GOES_BACK,
  /** Some of it was sent back, the rest stays paid. */
  PART_WENT_BACK,
  /** All of it goes back, and some of that is not sent yet. */
  GOES_BACK,
  /** All of it was sent back. */
  WENT_BACK,
  /** The buyer's bank did not take what was sent back; somebody has to find another way. */
  NOT_TAKEN,
  /** The buyer's bank took it back for good. */
  TAKEN_BY_BANK;

  /** What became of the money of one line. */
  private enum Of {
    KEPT,
    GOING,
    GONE,
    NOT_TAKEN,
    TAKEN_BY_BANK
  }

  /**
   * Reads it off what is known, since the state of an order ends with its payment.
   *
   * @param refunds of the order, the oldest first
   * @param disputes of the order
   * @param valid licences of the buyer that hold
   */
  static OrderMoney of(
      Order order, List<Refund> refunds, List<Dispute> disputes, Set<LicenceId> valid) {
    return switch (order.state()) {
      case OrderState.Placed placed -> NOT_PAID;
      case OrderState.Closed closed -> LAPSED;
      case OrderState.Paid paid -> ofLines(order, refunds, disputes, valid);
      case OrderState.RefundDue due -> ofLines(order, refunds, disputes, valid);
    };
  }

  private static OrderMoney ofLines(
      Order order, List<Refund> refunds, List<Dispute> disputes, Set<LicenceId> valid) {
    Map<OrderLineId, Of> sent = sentBack(refunds);
    boolean lost = disputes.stream().anyMatch(dispute -> dispute.state() == Dispute.State.LOST);
    Set<Of> all = EnumSet.noneOf(Of.class);
    for (OrderLine line : order.lines()) {
      Of refunded = sent.get(line.id());
      all.add(refunded == null ? withoutRefund(line, lost, valid) : refunded);
    }
    if (all.contains(Of.NOT_TAKEN)) {
      return NOT_TAKEN;
    }
    if (all.contains(Of.TAKEN_BY_BANK)) {
      return TAKEN_BY_BANK;
    }
    boolean going = all.contains(Of.GOING);
    if (all.contains(Of.KEPT)) {
      return all.size() == 1 ? PAID : going ? PART_GOES_BACK : PART_WENT_BACK;
    }
    return going ? GOES_BACK : WENT_BACK;
  }

  /** What came of the last refund of each line that was agreed; a wish alone moves no money. */
  private static Map<OrderLineId, Of> sentBack(List<Refund> refunds) {
    Map<OrderLineId, Of> sent = new HashMap<>();
    for (Refund refund : refunds) {
      for (Refund.Part part : refund.parts()) {
        switch (refund.state()) {
          case RefundState.Asked asked -> {}
          case RefundState.Refused refused -> {}
          case RefundState.Agreed agreed -> sent.put(part.line(), Of.GOING);
          case RefundState.Sent done -> sent.put(part.line(), Of.GONE);
          case RefundState.Failed failed -> sent.put(part.line(), Of.NOT_TAKEN);
        }
      }
    }
    return sent;
  }

  /**
   * A dispute may be lost before the bank has taken anything; only then do licences end. One that
   * ended for another reason, or ran out, stays paid.
   */
  private static Of withoutRefund(OrderLine line, boolean lost, Set<LicenceId> valid) {
    return switch (line.state()) {
      case LineState.Granted(var at, LicenceId licence) ->
          lost && !valid.contains(licence) ? Of.TAKEN_BY_BANK : Of.KEPT;
      case LineState.Lost gone -> Of.GOING;
      case LineState.Ordered ordered -> Of.KEPT;
    };
  }
}
