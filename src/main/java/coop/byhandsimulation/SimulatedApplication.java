package coop.byhandsimulation;

import coop.byhand.ByhandApplication;
import coop.byhanddemo.DemoVotes;
import coop.byhanddemo.MovableClock;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The application as it runs in production, with a clock that can be moved and a door for the
 * simulation. Everything it needs comes from the environment, as in production.
 */
public final class SimulatedApplication {

  private SimulatedApplication() {}

  public static void main(String[] arguments) {
    MovableClock clock = MovableClock.keptIn(Path.of(setting("SIMULATION_CLOCK")));
    SpringApplication application =
        new SpringApplication(
            ByhandApplication.class,
            Shelf.class,
            ExclusiveShelf.class,
            Differences.class,
            Fund.class,
            DemoVotes.class,
            Purchases.class,
            Deeds.class,
            Door.class);
    application.setAdditionalProfiles("demo");
    application.addInitializers(context ->
        ((GenericApplicationContext) context)
            .registerBean(
                "movableClock",
                MovableClock.class,
                () -> clock,
                definition -> definition.setPrimary(true)));
    application.run(arguments);
  }

  /** A setting that the simulation always gives. */
  static String setting(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is missing");
    }
    return value;
  }
}
