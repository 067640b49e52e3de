package coop.byhand.payouts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.AppVisit;
import java.util.Optional;

/** Somebody on the page for money that nothing explains, whose rows are known by a name in them. */
abstract class StrangeMoneyVisit extends AppVisit {

  void press(String name, String label) {
    test(find(Button.class)
            .withText(label)
            .withCondition(button -> isBeside(button, name))
            .single())
        .click();
  }

  void say(String name, String words) {
    find(TextArea.class).withCondition(area -> isBeside(area, name)).single().setValue(words);
  }

  private static boolean isBeside(Component part, String name) {
    Optional<Component> row = part.getParent();
    while (row.isPresent() && !(row.get() instanceof ListItem)) {
      row = row.get().getParent();
    }
    return row.filter(item -> item.getElement().getTextRecursively().contains(name)).isPresent();
  }
}
