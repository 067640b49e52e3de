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
 * A house of its own for the one story that begins at the founding: nobody has joined, sold or
 * voted yet. The story counts everybody in it and changes its rules, which the tests of {@link
 * ByhandTest} read; the second profile keeps the two houses, their databases and clocks apart.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {ByhandApplication.class, TestSetup.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "story"})
@ExtendWith(ProviderAgrees.class)
public @interface ByhandStory {}
