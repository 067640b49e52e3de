package coop.byhand.licensing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.Licensing;
import coop.byhand.look.Ink;
import coop.byhand.look.ui.EmptyState;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Everything this person has licensed, the newest first. */
@Route("library")
@PermitAll
@Menu(title = "licensing.library.menu", order = 70)
class LibraryView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Licensing licensing;
  private final transient CurrentPerson current;
  private final transient LicenceSheets sheets;

  LibraryView(Licensing licensing, CurrentPerson current, LicenceSheets sheets) {
    this.licensing = licensing;
    this.current = current;
    this.sheets = sheets;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getTranslation("licensing.library.title")));
    PersonId person = current.require();
    List<Licence> licences = licensing.of(person);
    if (licences.isEmpty()) {
      Anchor browse = new Anchor("/search", getTranslation("licensing.library.browse"));
      browse.addClassName("button");
      browse.setRouterIgnore(true);
      add(new EmptyState(Ink.DRAWER, getTranslation("licensing.library.empty"), browse));
      return;
    }
    Paragraph lead = new Paragraph(getTranslation("licensing.library.lead"));
    lead.addClassName("lead");
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    sheets.of(licences, person, this, getLocale()).forEach(list::add);
    add(lead, list);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("licensing.library.title");
  }
}
