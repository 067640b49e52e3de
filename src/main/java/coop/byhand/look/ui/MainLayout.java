package coop.byhand.look.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The frame of the app: wordmark, the rooms this person may enter, sign out, then the view. A view
 * puts itself into the bar with {@code @Menu(title = "room.menu", order = …)}, the title being a
 * message key; so the frame knows no room. A room with {@link ForMembers} is for members only.
 */
@Layout
@PermitAll
public final class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

  private final Main main = new Main();
  private final Map<String, Anchor> entries = new LinkedHashMap<>();

  MainLayout(Standing standing) {
    addClassName("app");
    main.addClassNames("app-bound", "app-main");
    main.setId("main");
    main.getElement().setAttribute("tabindex", "-1");
    add(masthead(standing), main);
  }

  private Component masthead(Standing standing) {
    Anchor skip = new Anchor("#main", getTranslation("look.app.skip"));
    skip.addClassName("app-skip");
    skip.setRouterIgnore(true);

    Anchor wordmark = new Anchor("/");
    wordmark.addClassName("app-wordmark");
    wordmark.setRouterIgnore(true);
    wordmark.add(new Inked(Ink.MARK.svg("app-mark")), new Span("Byhand"));

    Div line = new Div(wordmark, rooms(standing));
    line.addClassName("app-masthead-line");
    Div bound = new Div(line);
    bound.addClassName("app-bound");
    Header header = new Header(skip, bound);
    header.addClassName("app-masthead");
    return header;
  }

  private Component rooms(Standing standing) {
    UnorderedList list = new UnorderedList();
    boolean member = standing.isMember();
    for (MenuEntry entry : MenuConfiguration.getMenuEntries()) {
      Class<? extends Component> room = entry.menuClass();
      if (!member && room != null && room.isAnnotationPresent(ForMembers.class)) {
        continue;
      }
      Anchor link = new Anchor(entry.path().replaceFirst("^/", ""), getTranslation(entry.title()));
      entries.put(entry.path().replaceFirst("^/", ""), link);
      list.add(new ListItem(link));
    }
    if (standing.isGuest()) {
      list.add(new ListItem(away("/sign-in", "look.app.signIn")));
    }
    // A page of its own asks once more, so that a link can do it.
    list.add(
        new ListItem(
            away("/sign-out", standing.isGuest() ? "look.app.leave" : "look.app.signOut")));
    Nav nav = new Nav(list);
    nav.addClassName("app-nav");
    nav.setAriaLabel(getTranslation("look.app.nav"));
    return nav;
  }

  private Anchor away(String page, String key) {
    Anchor link = new Anchor(page, getTranslation(key));
    link.setRouterIgnore(true);
    return link;
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.getElement().removeAllChildren();
    if (content != null) {
      main.getElement().appendChild(content.getElement());
    }
  }

  /** Marks the room that is open and, after a click, hands the focus to the new heading. */
  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    String path = event.getLocation().getPath();
    entries.forEach((room, link) -> {
      boolean here = path.equals(room) || (!room.isEmpty() && path.startsWith(room + "/"));
      if (here) {
        link.getElement().setAttribute("aria-current", "page");
      } else {
        link.getElement().removeAttribute("aria-current");
      }
    });
    if (event.getLocationChangeEvent().getTrigger() != NavigationTrigger.PAGE_LOAD) {
      main.getElement()
          .executeJs(
              "const h = this.querySelector('h1') ?? this;"
                  + "h.setAttribute('tabindex', '-1'); h.focus(); window.scrollTo(0, 0);");
    }
  }
}
