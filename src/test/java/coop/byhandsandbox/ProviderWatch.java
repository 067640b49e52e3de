package coop.byhandsandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Holds every request that a sandbox accepts, and every answer that it gives, against the
 * provider's own description. Blind where the description is not beside the project.
 */
public final class ProviderWatch implements Consumer<Exchange> {

  private final Optional<ProviderDescription> description = ProviderDescription.find();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  @Override
  public void accept(Exchange exchange) {
    description.ifPresent(provider -> compare(provider, exchange));
  }

  /** Whether there is something to compare with. */
  public boolean sees() {
    return description.isPresent();
  }

  /** What was not as described since this was last asked. */
  public List<String> takeFaults() {
    List<String> taken = new ArrayList<>();
    for (String fault = faults.poll(); fault != null; fault = faults.poll()) {
      taken.add(fault);
    }
    return taken;
  }

  /** Forgets which operations were seen. */
  public void lookAfresh() {
    seen.clear();
  }

  /** The operations that succeeded, by method and path, for example {@code get_v1_charges}. */
  public Set<String> seen() {
    return new TreeSet<>(seen);
  }

  private void compare(ProviderDescription provider, Exchange exchange) {
    String what = exchange.method() + " " + exchange.path();
    Optional<String> name = provider.name(exchange.method(), exchange.path());
    if (exchange.status() == 200) {
      name.ifPresentOrElse(
          found -> {
            seen.add(found);
            note(what + " answers", provider.answerErrors(found, Json.parse(exchange.answer())));
          },
          () -> faults.add(what + " is not described"));
    } else if (exchange.status() != 0) {
      note(what + " refuses", provider.errors("error", Json.parse(exchange.answer())));
    }
    boolean isAccepted = exchange.status() == 200 || exchange.status() == 0;
    if (isAccepted && name.isPresent()) {
      note(what + " was sent", provider.requestErrors(exchange));
    }
  }

  private void note(String what, List<String> errors) {
    errors.forEach(error -> faults.add(what + ": " + error));
  }
}
