package coop.byhanddemo;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Opens the living style sheet, which the production start does not have. */
@Component
class StyleSheetRoute implements VaadinServiceInitListener {

  @Override
  public void serviceInit(ServiceInitEvent event) {
    RouteConfiguration.forRegistry(event.getSource().getRouter().getRegistry())
        .setAnnotatedRoute(StyleSheetView.class);
  }
}
