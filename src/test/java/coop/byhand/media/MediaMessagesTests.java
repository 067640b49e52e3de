package coop.byhand.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MediaMessagesTests {

  @Test
  void everythingThatAPersonMayReadHasASentenceInBothLanguages() {
    Set<String> wanted =
        Stream.of(
                Arrays.stream(MediaRule.values()).map(MediaRule::messageKey),
                Arrays.stream(MediaType.values()).map(MediaType::messageKey),
                Arrays.stream(MediaKind.values()).map(MediaKind::messageKey),
                Arrays.stream(PrivateData.values()).map(PrivateData::messageKey),
                Arrays.stream(Caution.values()).map(Caution::messageKey),
                Arrays.stream(GeneratorSignature.values()).map(GeneratorSignature::messageKey),
                Arrays.stream(MetadataText.Place.values()).map(MetadataText.Place::messageKey))
            .flatMap(keys -> keys)
            .collect(Collectors.toSet());

    assertThat(keys(Locale.ROOT)).isEqualTo(wanted);
    assertThat(keys(Locale.GERMAN)).isEqualTo(wanted);
  }

  private static Set<String> keys(Locale locale) {
    return ResourceBundle.getBundle(
            "messages/media",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .keySet();
  }
}
