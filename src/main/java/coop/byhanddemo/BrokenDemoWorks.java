package coop.byhanddemo;

/** The archive of demo works or its manifest is not what it should be; the message says where. */
public final class BrokenDemoWorks extends Exception {

  BrokenDemoWorks(String message) {
    super(message);
  }

  BrokenDemoWorks(String message, Throwable cause) {
    super(message, cause);
  }
}
