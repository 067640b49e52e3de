package coop.byhandoffenders.checkout;

final class ProcessRate {
  private ProcessRate() {}

  static int ofTheProcess() {
    return Integer.getInteger("offender.rate", 2000);
  }

  static String ofTheShell() {
    return System.getenv("OFFENDER_RATE");
  }
}
