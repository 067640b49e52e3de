package coop.byhandoffenders.room;

import java.time.Instant;

class PaymentManager {
  Instant readsTheSystemClock() {
    return Instant.now();
  }
}
