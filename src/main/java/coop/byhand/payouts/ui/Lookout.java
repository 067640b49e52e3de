package coop.byhand.payouts.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Has the browser ask again every second for as long as something is awaited. */
final class Lookout {

  private static final int POLL_MS = 1000;

  private @Nullable Registration polling;

  void start(UI ui, Runnable look) {
    stop(ui);
    polling = ui.addPollListener(event -> look.run());
    ui.setPollInterval(POLL_MS);
  }

  void stop(UI ui) {
    Registration before = polling;
    if (before != null) {
      before.remove();
      polling = null;
      ui.setPollInterval(-1);
    }
  }
}
