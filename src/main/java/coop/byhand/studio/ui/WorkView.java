package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.catalogue.SubmitOutcome;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/**
 * One work of this member: a draft step by step, each step with an address of its own, or what has
 * become of it since it was handed in. The work of anybody else is not here.
 */
@Route("studio/works/:work/:step?")
@RolesAllowed(Standing.PERSON)
class WorkView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient StudioRooms rooms;
  private final transient CurrentMember current;
  private String title = "";

  WorkView(StudioRooms rooms, CurrentMember current) {
    this.rooms = rooms;
    this.current = current;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    title = getTranslation("studio.works.title");
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new MembersOnly(title));
      return;
    }
    Optional<Work> work =
        event
            .getRouteParameters()
            .get("work")
            .flatMap(WorkId::parse)
            .flatMap(id -> rooms.workbench().find(id, member.get().id()));
    Optional<String> asked = event.getRouteParameters().get("step");
    if (work.isEmpty() || (asked.isPresent() && asked.flatMap(Step::of).isEmpty())) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    show(work.get(), member.get(), asked.flatMap(Step::of));
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  private void show(Work work, Member member, Optional<Step> asked) {
    RouterLink back = new RouterLink(getTranslation("studio.works.title"), WorksView.class);
    Paragraph way = new Paragraph(back);
    way.addClassName("small");
    add(way);
    if (work.isDraft()) {
      step(work, member, asked.orElse(Step.DETAILS));
    } else if (asked.filter(Step.PRICE::equals).isPresent()) {
      title = getTranslation("studio.price.title");
      add(new H1(title), new PriceStep(work, member, rooms, false));
    } else {
      WorkOverview overview = new WorkOverview(work, member, rooms);
      title = overview.heading();
      add(overview);
    }
  }

  private void step(Work work, Member member, Step step) {
    title = getTranslation("studio." + step.path() + ".title");
    Component form =
        switch (step) {
          case DETAILS -> new DetailsStep(work, rooms);
          case DECLARATION -> new DeclarationStep(work, member, rooms);
          case PRICE -> new PriceStep(work, member, rooms, true);
          case CHECK -> new CheckStep(work, member, rooms);
        };
    Div left = new Div(form);
    Div columns = new Div(left, new FilePanel(work, rooms));
    columns.addClassName("columns");
    Paragraph name = new Paragraph(WorkWords.name(work));
    name.addClassName("soft");
    add(steps(work, step), new H1(title), name, columns);
  }

  /** Links to all steps: what is done and where we are is said, not only drawn. */
  private Nav steps(Work work, Step here) {
    OrderedList list = new OrderedList();
    list.addClassName("steps");
    List<SubmitOutcome.Missing> missing = rooms.workbench().missing(work.id(), work.creator());
    for (Step step : Step.values()) {
      RouterLink link =
          new RouterLink(
              getTranslation(step.messageKey()), WorkView.class, WorkWords.address(work, step));
      if (step == here) {
        link.getElement().setAttribute("aria-current", "step");
      }
      ListItem item = new ListItem(link);
      if (done(work, step, missing)) {
        Span done = new Span(getTranslation("studio.step.done"));
        done.addClassName("step-done");
        item.add(done);
      }
      list.add(item);
    }
    Nav nav = new Nav(list);
    nav.setAriaLabel(getTranslation("studio.step.label"));
    return nav;
  }

  private static boolean done(Work work, Step step, List<SubmitOutcome.Missing> missing) {
    return switch (step) {
      case DETAILS -> missing.stream().allMatch(lack -> lack == SubmitOutcome.Missing.DECLARATION);
      case DECLARATION -> !missing.contains(SubmitOutcome.Missing.DECLARATION);
      case PRICE -> work.priceFrom() != null;
      case CHECK -> false;
    };
  }
}
