package coop.byhand;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import coop.byhand.identity.PersonId;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A visit to the app without a browser, as a person who is signed in. */
@ByhandTest
public abstract class AppVisit extends SpringBrowserlessTest {

  /** Begins a fresh visit as this person. */
  protected void signIn(PersonId person) {
    TestingAuthenticationToken proof =
        new TestingAuthenticationToken(person.toString(), "", "ROLE_PERSON");
    SecurityContextHolder.getContext().setAuthentication(proof);
    cleanVaadinEnvironment();
    initVaadinEnvironment();
  }

  @AfterEach
  void forgetWhoWasSignedIn() {
    SecurityContextHolder.clearContext();
  }

  /** All words of the open view that a person can read, in their order. */
  protected String words() {
    StringBuilder words = new StringBuilder();
    HasElement view = getCurrentView();
    collect(view.getElement(), words);
    return words.toString();
  }

  private static void collect(Element element, StringBuilder words) {
    if (!element.isTextNode() && !element.isVisible()) {
      return;
    }
    if (element.isTextNode()) {
      words.append(element.getText()).append('\n');
    }
    Stream.of("label", "helperText", "errorMessage")
        .map(element::getProperty)
        .filter(text -> text != null && !text.isEmpty())
        .forEach(text -> words.append(text).append('\n'));
    element.getChildren().forEach(child -> collect(child, words));
  }

  /** The view that is open after going to this address, be it another than was asked for. */
  protected HasElement elsewhere(String address) {
    UI.getCurrent().navigate(address);
    return getCurrentView();
  }

  /** Presses the button with these words. */
  protected void press(String label) {
    NativeButton button =
        find(NativeButton.class).all().stream()
            .filter(Component::isVisible)
            .filter(found -> found.getText().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button \"" + label + "\" in\n" + words()));
    test(button).click();
  }
}
