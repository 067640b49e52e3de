package coop.byhandoffenders.checkout;

import org.springframework.beans.factory.annotation.Value;

final class ValueRate {
  private final int rate;

  ValueRate(@Value("${offender.rate:2000}") int rate) {
    this.rate = rate;
  }

  int rate() {
    return rate;
  }
}
