package coop.byhand.licensing.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceId;
import coop.byhand.licensing.Licensing;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One licence of this person, for links from mails and orders. Somebody else's is not here. */
@Route("library/:licence")
@PermitAll
class LicenceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Licensing licensing;
  private final transient CurrentPerson current;
  private final transient LicenceSheets sheets;
  private String title = "";

  LicenceView(Licensing licensing, CurrentPerson current, LicenceSheets sheets) {
    this.licensing = licensing;
    this.current = current;
    this.sheets = sheets;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PersonId person = current.require();
    Licence licence =
        event
            .getRouteParameters()
            .get("licence")
            .flatMap(LicenceId::parse)
            .flatMap(id -> licensing.find(id, person))
            .orElseThrow(NotFoundException::new);
    title = getTranslation("licensing.library.one", licence.numberText());
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    sheets.of(List.of(licence), person, this, getLocale()).forEach(list::add);
    add(
        new H1(title),
        list,
        new RouterLink(getTranslation("licensing.library.all"), LibraryView.class));
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
