package coop.byhand;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly which settings stopped the start. */
class SettingsAdvice extends AbstractFailureAnalyzer<SettingsRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SettingsRefused refusal) {
    return new FailureAnalysis(
        String.valueOf(refusal.getMessage()),
        "Set them in the environment. To try Byhand without any setting, run ./mvnw from source.",
        refusal);
  }
}
