package coop.byhand;

import com.vaadin.flow.router.internal.NavigationRouteTarget;
import com.vaadin.flow.router.internal.RouteTarget;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.spring.SpringServlet;
import coop.byhand.identity.GuestDoors;
import coop.byhand.identity.ReturnPath;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Which addresses under {@code /app} lead to a view, and which of these views are open to guests:
 * those that say {@link PermitAll}. All others name the roles they are for.
 */
@Component
class AppRoutes implements GuestDoors {

  private static final String APP = "/app";

  private final ObjectProvider<ServletRegistrationBean<SpringServlet>> registration;

  AppRoutes(ObjectProvider<ServletRegistrationBean<SpringServlet>> registration) {
    this.registration = registration;
  }

  /** Whether a view is there, given the part of the path behind {@code /app}. */
  boolean has(@Nullable String path) {
    return target(path).isPresent();
  }

  @Override
  public boolean open(ReturnPath page) {
    String path = page.value().replaceFirst("\\?.*", "");
    return path.startsWith(APP + "/") && openToGuests(path.substring(APP.length()));
  }

  /** Whether guests may see the view, given the part of the path behind {@code /app}. */
  boolean openToGuests(@Nullable String path) {
    return target(path)
        .map(NavigationRouteTarget::getRouteTarget)
        .map(RouteTarget::getTarget)
        .filter(view -> view.isAnnotationPresent(PermitAll.class))
        .isPresent();
  }

  private Optional<NavigationRouteTarget> target(@Nullable String path) {
    String route = path == null ? "" : path.replaceAll("^/+|/+$", "");
    SpringServlet servlet = registration.getObject().getServlet();
    VaadinServletService service = servlet == null ? null : servlet.getService();
    return Optional.ofNullable(service)
        .map(known -> known.getRouter().getRegistry().getNavigationRouteTarget(route))
        .filter(NavigationRouteTarget::hasTarget);
  }
}
