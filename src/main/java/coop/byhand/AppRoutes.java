package coop.byhand;

import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.spring.SpringServlet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/** Which addresses under {@code /app} lead to a view. */
@Component
class AppRoutes {

  private final ObjectProvider<ServletRegistrationBean<SpringServlet>> registration;

  AppRoutes(ObjectProvider<ServletRegistrationBean<SpringServlet>> registration) {
    this.registration = registration;
  }

  /** Whether a view is there, given the part of the path behind {@code /app}. */
  boolean has(@Nullable String path) {
    String route = path == null ? "" : path.replaceAll("^/+|/+$", "");
    SpringServlet servlet = registration.getObject().getServlet();
    VaadinServletService service = servlet == null ? null : servlet.getService();
    return service != null
        && service.getRouter().getRegistry().getNavigationRouteTarget(route).hasTarget();
  }
}
