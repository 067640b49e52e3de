package coop.byhand.payments;

import coop.byhand.kernel.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the head of a signed message. One that is odd is read as far as it goes, never lost. */
@Component
class MessageReader {

  private static final int ID_LENGTH_MAX = 255;

  private final JsonMapper json = JsonMapper.shared();

  ProviderMessage read(String body) {
    JsonNode root = parse(body);
    JsonNode object = root.path("data").path("object");
    JsonNode names = object.path("metadata");
    boolean thin = "v2.core.event".equals(text(root.path("object")).orElse(""));
    return new ProviderMessage(
        text(root.path("id"))
            .filter(id -> id.length() <= ID_LENGTH_MAX)
            .orElseGet(() -> "sha256:" + Digest.ofText(body).hex()),
        text(root.path("type")).orElse(null),
        text(root.path("api_version")).orElse(null),
        flag(root.path("livemode")),
        thin,
        text(root.path("account")).orElse(null),
        text(names.path("payment")).flatMap(PaymentId::parse).orElse(null),
        text(names.path("refund")).flatMap(RefundId::parse).orElse(null),
        text((thin ? root.path("related_object") : object).path("id")).orElse(null));
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (JacksonException notJson) {
      return json.missingNode();
    }
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString()
        ? Optional.of(node.stringValue()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static @Nullable Boolean flag(JsonNode node) {
    return node.isBoolean() ? Boolean.valueOf(node.booleanValue()) : null;
  }
}
