package cn.lianban.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The usual steps of everybody in a case without any problems. */
final class UsualWay {

  private static final int SCORE = 90;
  private static final List<String> EXPERTS =
      IntStream.rangeClosed(1, 5).mapToObj(number -> "expert" + number).toList();

  private final Office office;
  private final Case handled;

  UsualWay(Office office, Case handled) {
    this.office = office;
    this.handled = handled;
  }

  /**
   * Whoever has the case now does the usual thing, once. Of the dossier is read what the step needs
   * and no more: most of the time of a long way would go into it.
   *
   * @param status of the case now
   */
  void step(String status) {
    if (handled.no().startsWith("FW")) {
      serve(status);
      return;
    }
    switch (status) {
      case "accepting" -> handled.does(holder(), "acceptApplication", "decision", "accept");
      case "reviewing" ->
          holders()
              .forEach(
                  holder ->
                      handled.does(bureauOf(holder), "reviewApplication", "opinion", "agree"));
      case "evaluating" -> evaluate(SCORE);
      case "verifying" -> verify(holder(), handled.file());
      case "concluding" -> support(handled.file());
      case "coordinating" ->
          handled.does("special-team", "coordinateBureaus", "conclusion", "support");
      case "approving" -> handled.does(holder(), "approveAward", "decision", "approve");
      // not by a group whose member may have concluded
      case "objected" -> handled.does(holder() + "-2", "handleObjection", "finding", "dismissed");
      case "publicised" -> handled.after("publicityEnded");
      case "paying" ->
          handled.does(
              holder(),
              "payAward",
              "paymentReference",
              "P-" + handled.no(),
              "paidOn",
              handled.file().path("award").path("awardedOn").asText());
      default ->
          throw new AssertionError(
              handled.no() + " is " + status + ": from there it goes nowhere by itself");
    }
  }

  /** Takes the usual next step of a request for a service. */
  private void serve(String status) {
    switch (status) {
      case "accepting" -> handled.does(holder(), "acceptServiceRequest", "decision", "accept");
      case "answering" ->
          holders()
              .forEach(
                  holder ->
                      handled.does(
                          bureauOf(holder),
                          "answerServiceRequest",
                          "help",
                          "yes",
                          "answer",
                          bureauOf(holder) + "可以办理"));
      case "merging" ->
          handled.does(
              holder(), "mergeServiceAnswer", "decision", "done", "answer", "各部门均可办理，请与联系人联系。");
      case "answered" -> handled.applicantDoes("rating", "rating", 5);
      default ->
          throw new AssertionError(
              handled.no() + " is " + status + ": from there it goes nowhere by itself");
    }
  }

  /** Every expert who has a seat gives this score. */
  void evaluate(int score) {
    EXPERTS.stream()
        .filter(handled::isSeatOf)
        .forEach(
            expert ->
                handled.does(expert, "evaluateApplication", "score", score, "conflict", false));
  }

  /**
   * The bureau verifies these facts, recognises what the item asks to be recognised, and says why
   * where that is needed.
   */
  void verify(String bureau, JsonNode file, Map<String, Object> facts) {
    List<Object> fields = new ArrayList<>(List.of("decision", "verified", "remark", "经现场核查"));
    facts.forEach((name, value) -> Stream.of(name, value).forEach(fields::add));
    boolean recognition =
        office
            .get(null, "/api/items/" + file.path("itemId").asText())
            .body()
            .path("words")
            .toString()
            .contains("recognition");
    if (recognition && !facts.containsKey("recognised")) {
      fields.addAll(List.of("recognised", true));
    }
    handled.does(bureau, "verifyFacts", fields.toArray());
  }

  /** As {@link #verify(String, JsonNode, Map)}, what is declared. */
  private void verify(String bureau, JsonNode file) {
    verify(bureau, file, declared(file));
  }

  /** The facts as they are declared now; without those that do not apply. */
  static Map<String, Object> declared(JsonNode file) {
    Map<String, Object> facts = new LinkedHashMap<>();
    file.path("facts").properties().stream()
        .filter(fact -> !fact.getValue().isNull())
        .forEach(fact -> facts.put(fact.getKey(), plain(fact.getValue())));
    return facts;
  }

  /** Supports with as much as the ceiling and the request allow. */
  private void support(JsonNode file) {
    JsonNode assessment = file.path("assessment");
    if (assessment.path("exact").asBoolean()) {
      handled.does(
          holder(), "consolidateOpinions", "conclusion", "support", "answers", unaffected());
      return;
    }
    BigDecimal most =
        Stream.of(assessment.path("ceiling"), file.path("verified").path("requestedAmount"))
            .filter(JsonNode::isTextual)
            .map(amount -> new BigDecimal(amount.asText()))
            .min(BigDecimal::compareTo)
            .orElseThrow(
                () ->
                    new AssertionError(
                        "nothing says how much " + handled.no() + " may be awarded"));
    handled.does(
        holder(),
        "consolidateOpinions",
        "conclusion",
        "support",
        "recognisedAmount",
        most.toPlainString(),
        "answers",
        unaffected());
  }

  /** Whatever the lead has to judge is judged to change nothing. */
  private List<Map<String, Object>> unaffected() {
    return handled.answers("none", "经核对不影响");
  }

  private static Object plain(JsonNode value) {
    return value.isBoolean()
        ? (Object) value.asBoolean()
        : value.isNumber() ? value.decimalValue() : value.asText();
  }

  private List<String> holders() {
    return office.holders(handled.no());
  }

  private String holder() {
    return bureauOf(holders().get(0));
  }

  private static String bureauOf(String holder) {
    return holder.substring(0, holder.indexOf('/'));
  }
}
