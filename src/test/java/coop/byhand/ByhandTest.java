package coop.byhand;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * The one Spring context that the tests share: the whole application on a random port, an embedded
 * PostgreSQL without fsync, a clock that tests may move forward, and the payment sandbox, watched by
 * the provider's description. Rows stay
 * between tests, so a test uses fresh people and works and never asserts a global count.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {ByhandApplication.class, TestSetup.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ExtendWith(ProviderAgrees.class)
public @interface ByhandTest {}
