package cn.lianban.casefile;

import cn.lianban.award.Assessment;
import cn.lianban.award.QuestionAnswer;
import cn.lianban.award.RelatedItem;
import cn.lianban.catalogue.Edition;
import cn.lianban.intake.AlikeMatters;
import cn.lianban.intake.Attachments.Attachment;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.cases.FilePhases.FilePhase;
import cn.lianban.workflow.cases.Timeline;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as a whole. An expert sees only the applicant, the matter, the facts and the files;
 * everything else is null or empty then.
 *
 * @param statusName the status in Chinese, or the outcome where a refusal is none to the applicant
 * @param standing what the status means to the applicant, and the steps of the way
 * @param outcome id of that outcome, such as {@code settled-in-advance}; null for none
 * @param verified the facts as verified; null before that
 * @param refusedReason null unless refused
 * @param correctionRequest what the applicant is asked to correct; null unless the case waits for
 *     that
 * @param respondUntil the last moment for the applicant to correct, or to ask for reconsideration
 *     of a refusal; null where neither is possible
 * @param assessment on verified facts once there are any, on declared ones until then
 * @param answers what the lead bureau answered to the questions of the assessment: for officials
 *     once it has concluded, for the applicant once that is determined; empty otherwise
 * @param stepAnswers what was filled in at steps of their own, for officials; empty for others
 * @param sideBySide other items that the same facts may lead to, the best first
 * @param award null until one is approved
 * @param filesTaken the phase for which the applicant may add files now; null where there is none,
 *     and for other readers
 * @param matterId the matter's number in the register, for officials; null before it is linked
 * @param alikeMatters possibly identical matters, for officials; empty for other readers
 */
public record CaseFile(
    String no,
    String itemId,
    String itemTitle,
    Edition edition,
    String status,
    String statusName,
    @Nullable String outcome,
    Standing standing,
    Applicant applicant,
    String matter,
    OffsetDateTime submittedAt,
    Map<String, Object> facts,
    @Nullable Map<String, Object> verified,
    @Nullable String refusedReason,
    @Nullable String correctionRequest,
    @Nullable OffsetDateTime respondUntil,
    List<Holder> holders,
    List<Timeline.Entry> timeline,
    @Nullable Assessment assessment,
    List<QuestionAnswer> answers,
    List<StepAnswer> stepAnswers,
    List<RelatedItem> sideBySide,
    @Nullable Award award,
    List<Attachment> attachments,
    @Nullable FilePhase filesTaken,
    @Nullable Long matterId,
    List<AlikeMatters.Alike> alikeMatters) {

  /**
   * The applicant. An expert sees neither contact nor account; officials whose task does not need
   * them see them masked.
   */
  public record Applicant(
      String uscc,
      String name,
      String entityType,
      @Nullable String direction,
      @Nullable String contact,
      @Nullable String bankAccount) {}

  /**
   * What the status means to the applicant, as the table of statuses says it.
   *
   * @param stage the part of the way, in Chinese
   * @param waitsFor whom the case waits for: officials, applicant, time or nobody
   * @param withdrawable whether the applicant may withdraw
   * @param meaning what the program does about the status; null for nothing
   * @param next what happens next, in Chinese
   * @param steps the steps that the case has passed and those that may still come
   */
  public record Standing(
      String stage,
      String waitsFor,
      boolean withdrawable,
      @Nullable String meaning,
      String next,
      List<Step> steps) {}

  /**
   * A step of the way.
   *
   * @param state done, current, ahead or end
   */
  public record Step(String status, String name, String state) {}

  /**
   * What was filled in at a step that only the models know.
   *
   * @param visit how many times the case had come to the step then
   * @param person the account that filled it in
   */
  public record StepAnswer(
      String task,
      String taskName,
      int visit,
      String bureau,
      @Nullable String bureauName,
      String person,
      @Nullable String personName,
      OffsetDateTime at,
      List<Field> fields) {

    /** A field as people read it. */
    public record Field(String key, String label, String value) {}
  }

  /** A group or person who has a task in the case now. */
  public record Holder(
      String bureau,
      @Nullable String bureauName,
      String task,
      String taskName,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime due) {}

  /** The award from the ledger. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Award(
      Money amount,
      String status,
      LocalDate awardedOn,
      @Nullable Publicity publicity,
      @Nullable Payment payment) {}

  /** The publicity of the award. */
  public record Publicity(OffsetDateTime startedAt, OffsetDateTime endsAt, String status) {}

  /** The payment of the award. */
  public record Payment(String reference, LocalDate paidOn) {}
}
