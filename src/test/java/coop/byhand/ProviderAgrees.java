package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhandsandbox.ProviderWatch;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Fails a test of the whole application after which something had been sent to the payment
 * provider, or answered by the sandbox in its place, that the provider's own description of its
 * API does not allow. What is sent in the background is found by the test that runs then.
 */
final class ProviderAgrees implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(
            SpringExtension.getApplicationContext(test).getBean(ProviderWatch.class).takeFaults())
        .as("what the provider's description does not allow")
        .isEmpty();
  }
}
