package coop.byhandoffenders.room;

import com.stripe.model.Charge;

class StripeAbroad {
  Charge charge;
}
