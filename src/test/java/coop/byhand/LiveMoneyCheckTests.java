package coop.byhand;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.invoicing.Invoices;
import coop.byhand.payments.PaymentSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Real money is not taken in the name of the demo co-op. */
@ByhandTest
@Transactional
class LiveMoneyCheckTests {

  private static final Pattern README_SQL = Pattern.compile("```sql\\R(.*?)```", Pattern.DOTALL);

  @Autowired Invoices invoices;
  @Autowired JdbcClient sql;

  @Test
  void aLiveKeyAndTheDemoCoOpStopTheStart() {
    assertThatThrownBy(check("sk_live_0123456789")::afterSingletonsInstantiated)
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("invoicing.seller");
    assertThatCode(check("sk_test_0123456789")::afterSingletonsInstantiated)
        .doesNotThrowAnyException();
  }

  @Test
  void whatTheReadmeSaysMakesItStart() throws Exception {
    Matcher block = README_SQL.matcher(Files.readString(Path.of("README.md")));
    while (block.find()) {
      for (String statement : block.group(1).split(";\\R")) {
        sql.sql(statement).update();
      }
    }

    assertThatCode(check("sk_live_0123456789")::afterSingletonsInstantiated)
        .doesNotThrowAnyException();
  }

  private LiveMoneyCheck check(String key) {
    return new LiveMoneyCheck(
        new PaymentSettings(null, key, "whsec_0123456789", "whsec_0123456789", "BE"), invoices);
  }
}
