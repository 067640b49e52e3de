package coop.byhand;

import com.vaadin.flow.i18n.I18NProvider;
import coop.byhand.look.Languages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of every room, {@code messages/<room>.properties}, as one source for both layers. */
@Configuration(proxyBeanMethods = false)
class Wording {

  @Bean
  MessageSource messageSource() throws IOException {
    Resource[] files =
        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
    Set<String> rooms = new TreeSet<>();
    for (Resource file : files) {
      String name = file.getFilename();
      if (name != null) {
        rooms.add("messages/" + name.replaceFirst("(_[a-z]{2})?\\.properties$", ""));
      }
    }
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(rooms.toArray(String[]::new));
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    source.setFallbackToSystemLocale(false);
    source.setDefaultLocale(Languages.ALL.getFirst());
    return source;
  }

  @Bean
  I18NProvider appWording(MessageSource messages) {
    return new AppWording(messages);
  }

  /** The same words for the app's views. A missing key is shown and logged rather than fatal. */
  private static final class AppWording implements I18NProvider {

    private static final Logger LOG = LoggerFactory.getLogger(AppWording.class);

    private final transient MessageSource messages;

    AppWording(MessageSource messages) {
      this.messages = messages;
    }

    @Override
    public List<Locale> getProvidedLocales() {
      return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale language, Object... arguments) {
      try {
        return messages.getMessage(key, arguments, Languages.closest(language));
      } catch (NoSuchMessageException missing) {
        LOG.error("no words for the key {} in {}", key, language);
        return key;
      }
    }
  }
}
