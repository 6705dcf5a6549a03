package cn.lianban.intake;

import cn.lianban.catalogue.Reading;
import cn.lianban.catalogue.Readings;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.PlainText;
import cn.lianban.workflow.models.Decisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An organisation of none of the kinds that 支持办法第二条 lists is judged when its application is
 * accepted, where the decision {@code generalEligibility} of its bundle leaves that to the
 * accepting body: then the decision names its reading and neither refuses nor asks.
 */
@Component
public class OtherEntities {

  /** The field of the form in which the accepting body says why. */
  public static final String FIELD = "entityReason";

  private static final String DECISION = "generalEligibility";

  private final Decisions decisions;
  private final Readings readings;

  OtherEntities(Decisions decisions, Readings readings) {
    this.decisions = decisions;
    this.readings = readings;
  }

  /** The text {@code entitySummary} for the form of acceptance; nothing for the listed kinds. */
  Map<String, Object> texts(Application application, String document) {
    Map<String, Object> texts = new HashMap<>();
    asked(application, document)
        .forEach(
            reading ->
                texts.put(
                    "entitySummary",
                    "***申报主体不在所列的主体类型之内。***"
                        + CaseTexts.plain(reading.question())
                        + "（"
                        + reading.citation()
                        + "“"
                        + CaseTexts.plain(reading.words())
                        + "”）请在受理时判断：属于的，写明理由后受理；不属于的，不予受理。"));
    return texts;
  }

  /**
   * Text for the trail when the accepting body accepts; empty where nothing was to be judged.
   *
   * @throws BadInput where the judgement has no reason
   */
  String accepted(Application application, String document, @Nullable String reason) {
    if (asked(application, document).isEmpty()) {
      return "";
    }
    if (PlainText.isWordless(reason)) {
      throw new BadInput(FIELD, "申报主体不在所列的主体类型之内：受理前请判断是否属于“等各类主体”并写明理由；不属于的不能受理");
    }
    return "；主体类型经判断属于“等各类主体”：" + reason.strip();
  }

  private List<Reading> asked(Application application, String document) {
    if (!EntityType.OTHER.id().equals(application.entityType())) {
      return List.of();
    }
    Map<String, Object> applicant = new HashMap<>();
    applicant.put("entityType", application.entityType());
    List<Map<String, Object>> rows =
        decisions
            .evaluate(
                application.deployment(),
                DECISION,
                Map.of(
                    "itemId",
                    application.itemId(),
                    "document",
                    document,
                    "applicant",
                    applicant,
                    "facts",
                    Map.of(),
                    "plan",
                    Map.of(),
                    "review",
                    Map.of(),
                    "ledger",
                    Map.of()))
            .rows();
    return rows.stream()
        .filter(row -> row.get("reason") == null && row.get("question") == null)
        .flatMap(
            row ->
                readings.named(application.deployment(), Reading.ids(row.get("reading"))).stream())
        .toList();
  }
}
