package cn.lianban.casefile;

import cn.lianban.award.Assessment;
import cn.lianban.award.RelatedItem;
import cn.lianban.catalogue.Edition;
import cn.lianban.intake.AlikeMatters;
import cn.lianban.intake.Attachments.Attachment;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.FilePhases.FilePhase;
import cn.lianban.workflow.Timeline;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A case as a whole.
 *
 * @param statusName the status in Chinese
 *     <p>An expert is shown who applies, the matter, the facts and the files alone; all else is
 *     null or empty then.
 * @param verified the facts as verified; null before that
 * @param refusedReason null unless refused
 * @param correctionRequest what the applicant is asked to correct; null unless the case waits for
 *     that
 * @param respondUntil the last moment at which the applicant may correct, or ask for a refusal to
 *     be reconsidered; null where neither is open
 * @param assessment on verified facts once there are any, on declared ones until then
 * @param sideBySide other items that the same facts may lead to, the best first
 * @param award null until one is approved
 * @param filesTaken what the applicant may add files for now; null where nothing is asked, and for
 *     everybody else
 * @param matterId the matter's number in the register, for officials; null before it is linked
 * @param alikeMatters what may be the same matter, for officials; empty for everybody else
 */
public record CaseFile(
    String no,
    String itemId,
    String itemTitle,
    Edition edition,
    String status,
    String statusName,
    Applicant applicant,
    String matter,
    OffsetDateTime submittedAt,
    Map<String, Object> facts,
    Map<String, Object> verified,
    String refusedReason,
    String correctionRequest,
    OffsetDateTime respondUntil,
    List<Holder> holders,
    List<Timeline.Entry> timeline,
    Assessment assessment,
    List<RelatedItem> sideBySide,
    Award award,
    List<Attachment> attachments,
    FilePhase filesTaken,
    Long matterId,
    List<AlikeMatters.Alike> alikeMatters) {

  /**
   * Who applies; an expert is told neither contact nor account, officials whose task does not need
   * them see them masked.
   */
  public record Applicant(
      String uscc,
      String name,
      String entityType,
      String direction,
      String contact,
      String bankAccount) {}

  /** Who has to do something now. */
  public record Holder(
      String bureau,
      String bureauName,
      String task,
      String taskName,
      OffsetDateTime since,
      OffsetDateTime due) {}

  /** The award as the ledger has it. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Award(
      Money amount, String status, LocalDate awardedOn, Publicity publicity, Payment payment) {}

  /** When it is publicised. */
  public record Publicity(OffsetDateTime startedAt, OffsetDateTime endsAt, String status) {}

  /** How it was paid. */
  public record Payment(String reference, LocalDate paidOn) {}
}
