package cn.lianban.intake;

import cn.lianban.intake.Status.Meaning;
import cn.lianban.kernel.Conflict;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An application for an award item.
 *
 * @param no the application number, business key of its process
 * @param uscc unified social credit code of the applicant
 * @param direction the direction of the support rules as declared, one of those in the form of the
 *     item; null for the measures
 * @param bankAccount null until the applicant gives one; payment needs it
 * @param matterId the matter in the register, null until acceptance links it
 * @param acceptingBody null until the plan of handling is made
 * @param refusedReason why it was refused, as the applicant reads it; null otherwise
 * @param outcome id of how it ended where that is not a plain refusal; null otherwise
 * @param outcomeName the same in Chinese
 * @param deployment the bundle of models that the case started with
 */
public record Application(
    String no,
    String itemId,
    String editionId,
    String uscc,
    String applicantName,
    String entityType,
    @Nullable String direction,
    String contact,
    @Nullable String bankAccount,
    String matterTitle,
    @Nullable Long matterId,
    Status status,
    @Nullable String acceptingBody,
    String submittedBy,
    OffsetDateTime submittedAt,
    boolean reconsidered,
    @Nullable String refusedReason,
    @Nullable String outcome,
    @Nullable String outcomeName,
    String deployment) {

  /** The status in Chinese, by the outcome where it has one. */
  public String statusName() {
    return status.means(Meaning.REFUSAL) && outcomeName != null ? outcomeName : status.label();
  }

  void checkMayBeCorrected() {
    if (!status.means(Meaning.CORRECTION)) {
      throw new Conflict("申报 " + no + " 当前不在补正环节（现为“" + status.label() + "”），无需补正");
    }
  }

  void checkMayBeWithdrawn() {
    if (!status.withdrawable()) {
      throw new Conflict("申报 " + no + " 现为“" + status.label() + "”，审定之后不能撤回");
    }
  }

  void checkMayBeReconsidered() {
    if (!status.means(Meaning.REFUSAL)) {
      throw new Conflict("申报 " + no + " 现为“" + status.label() + "”，只有不予支持的申报可以申请复核");
    }
    if (reconsidered) {
      throw new Conflict("申报 " + no + " 已申请过一次复核，不能再次申请");
    }
  }
}
