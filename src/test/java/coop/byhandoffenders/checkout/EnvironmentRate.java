package coop.byhandoffenders.checkout;

import org.springframework.core.env.Environment;

final class EnvironmentRate {
  private EnvironmentRate() {}

  static int of(Environment environment) {
    return environment.getProperty("offender.rate", Integer.class, 2000);
  }
}
