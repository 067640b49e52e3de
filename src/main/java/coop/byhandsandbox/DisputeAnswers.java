package coop.byhandsandbox;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a shop says to a dispute. As with the real provider's test mode, the text {@code
 * winning_evidence} or {@code losing_evidence} decides it; anything else is looked at for ever,
 * until the sandbox is told how it ends.
 */
final class DisputeAnswers {
  private static final String TEXT = "uncategorized_text";
  private static final int LONGEST = 20_000;

  private final Events events;
  private final Disputes disputes;

  DisputeAnswers(Events events, Disputes disputes) {
    this.events = events;
    this.disputes = disputes;
  }

  ObjectNode answer(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only("evidence", "expand", "metadata", "submit");
    boolean submits = params.flag("submit").orElse(true);
    ObjectNode metadata = params.metadata();
    ObjectNode evidence = read(params.group("evidence"));
    ObjectNode dispute = call.find(change, Kind.DISPUTE, "dispute");
    String before = Disputes.status(dispute);
    boolean isInquiry = before.startsWith("warning_");
    boolean canAnswer = before.endsWith("needs_response");
    if (params.has("evidence") && !canAnswer) {
      throw ApiRefusal.state(
          null, "evidence", "The dispute is " + before + "; no evidence is taken any more");
    }
    Json.inner(dispute, "evidence").setAll(evidence);
    boolean hasEvidence = hasEvidence(dispute);
    Json.inner(dispute, "metadata").setAll(metadata);
    Json.inner(dispute, "evidence_details").put("has_evidence", hasEvidence);
    boolean isSubmitted = submits && hasEvidence && canAnswer;
    if (isSubmitted) {
      ObjectNode details = Json.inner(dispute, "evidence_details");
      details.put("submission_count", Json.number(details, "submission_count") + 1);
      dispute.put("status", isInquiry ? "warning_under_review" : "under_review");
    }
    change.put(Kind.DISPUTE, dispute);
    events.emit(change, "charge.dispute.updated", dispute, Json.object().put("status", before));
    if (isSubmitted) {
      Timers.set(change, Timers.What.DISPUTE_IS_DECIDED, Json.text(dispute, "id"), change.now());
    }
    return Expansion.shown(change, dispute, params);
  }

  /** The shop gives up. */
  ObjectNode close(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    ObjectNode dispute = call.find(change, Kind.DISPUTE, "dispute");
    String id = Json.text(dispute, "id");
    boolean isInquiry = Disputes.status(dispute).startsWith("warning_");
    disputes.decide(change, id, isInquiry ? "warning_closed" : "lost");
    return Expansion.shown(change, change.get(Kind.DISPUTE, id), call.params());
  }

  /** The bank has read the evidence. */
  void decide(Change change, String id) {
    ObjectNode dispute = change.get(Kind.DISPUTE, id);
    boolean isInquiry = Disputes.status(dispute).equals("warning_under_review");
    if (!isInquiry && !Disputes.status(dispute).equals("under_review")) {
      return;
    }
    String text = String.valueOf(Json.textOf(dispute.path("evidence"), TEXT));
    @Nullable String verdict =
        switch (text) {
          case "winning_evidence" -> isInquiry ? "warning_closed" : "won";
          case "losing_evidence" -> isInquiry ? null : "lost";
          default -> null;
        };
    try {
      if (verdict != null) {
        disputes.decide(change, id, verdict);
      } else if (text.equals("losing_evidence")) {
        disputes.escalate(change, id);
      }
    } catch (ApiRefusal refusal) {
      throw new IllegalStateException("The state was just read", refusal);
    }
  }

  /** The evidence that is given, each piece a text; an empty one takes a piece back. */
  private static ObjectNode read(Params given) throws ApiRefusal {
    JsonNode known = Json.shape("dispute").path("evidence");
    ObjectNode evidence = Json.object();
    for (String name : given.tree().propertyNames()) {
      String text = name.equals("enhanced_evidence") ? null : given.text(name);
      if (text == null || !known.has(name) || text.length() > LONGEST) {
        throw ApiRefusal.parameter(
            "parameter_unknown", given.named(name), "The sandbox takes no evidence " + name);
      }
      evidence.put(name, text.isEmpty() ? null : text);
    }
    return evidence;
  }

  private static boolean hasEvidence(ObjectNode dispute) {
    return dispute.path("evidence").valueStream().anyMatch(JsonNode::isString);
  }
}
