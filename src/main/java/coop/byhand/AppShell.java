package coop.byhand;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The head of every app page: Aura first, then the tokens and styles of the house upon it. */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://look/tokens.css")
@StyleSheet("context://look/ratios.css")
@StyleSheet("context://look/parts.css")
@StyleSheet("context://look/app.css")
@StyleSheet("context://look/print.css")
@StyleSheet("context://look/desk.css")
public class AppShell implements AppShellConfigurator {

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setViewport("width=device-width, initial-scale=1");
    settings.addMetaTag("color-scheme", "light dark");
    settings.addMetaTag("robots", "noindex");
    settings.addLink("icon", "/look/marks/favicon.svg");
  }
}
