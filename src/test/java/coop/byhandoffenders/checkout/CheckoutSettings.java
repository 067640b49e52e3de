package coop.byhandoffenders.checkout;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("offender")
record CheckoutSettings(int commissionPercent) {}
