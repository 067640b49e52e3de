package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading of bracketed forms. */
class FormBodyTests {

  @Test
  void bracketsBecomeGroupsAndLists() throws Exception {
    assertThat(FormBody.parse("a=1&b[c]=2&b[d][0][e]=%C3%A4+%26&f[]=x&f[]=y&g").toString())
        .isEqualTo(
            "{\"a\":\"1\",\"b\":{\"c\":\"2\",\"d\":{\"0\":{\"e\":\"ä &\"}}},"
                + "\"f\":{\"0\":\"x\",\"1\":\"y\"},\"g\":\"\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a[b=1",
        "a]b[=1",
        "a[b]c=1",
        "[a]=1",
        "a=1&a=2",
        "a=1&a[b]=2",
        "a[b]=1&a=2",
        "a=%zz",
        "a[b][c][d][e][f][g]=1"
      })
  void whatIsNotAFormIsRefused(String text) {
    assertThatThrownBy(() -> FormBody.parse(text)).isInstanceOf(MalformedFormException.class);
  }

  @Test
  void noInputLeavesByAnotherDoorThanTheOneException() {
    String letters = "ab[]=&%+.09zé\u0000";
    Random random = new Random(2026);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        FormBody.canonical(FormBody.parse(text.toString()));
      } catch (MalformedFormException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }
}
