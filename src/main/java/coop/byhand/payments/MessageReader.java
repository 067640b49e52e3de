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
    String objectId = text(object.path("id")).orElse("");
    return new ProviderMessage(
        text(root.path("id"))
            .filter(id -> id.length() <= ID_LENGTH_MAX)
            .orElseGet(() -> "sha256:" + Digest.ofText(body).hex()),
        text(root.path("type")).orElse(null),
        text(root.path("api_version")).orElse(null),
        flag(root.path("livemode")),
        text(object.path("metadata").path("payment")).flatMap(PaymentId::parse).orElse(null),
        text(object.path("metadata").path("refund")).flatMap(RefundId::parse).orElse(null),
        objectId.startsWith("cs_") ? objectId : null);
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
