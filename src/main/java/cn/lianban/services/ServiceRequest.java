package cn.lianban.services;

import cn.lianban.kernel.Conflict;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A company's request for a service.
 *
 * @param no its number, business key of its process
 * @param acceptingBody null until the plan is made, as are the next three
 * @param mostFollowUps most follow-up questions of the company
 * @param poorRating highest rating that is reported to the special team; null for none
 * @param informed a group that is notified when the request is accepted; null for none
 * @param followUps number of follow-up questions so far
 * @param refusedReason why it was not accepted, as the company reads it; null otherwise
 * @param rating 1 to 5; null without one
 * @param deployment the bundle of models that the request started with
 */
public record ServiceRequest(
    String no,
    String itemId,
    String editionId,
    String uscc,
    String applicantName,
    String contact,
    ServiceStatus status,
    String submittedBy,
    @Nullable OffsetDateTime submittedAt,
    String acceptingBody,
    Integer mostFollowUps,
    Integer poorRating,
    String informed,
    int followUps,
    String refusedReason,
    Integer rating,
    String ratingComment,
    @Nullable OffsetDateTime ratedAt,
    String deployment) {

  /** The number of the open round of answers, from 1. */
  public int round() {
    return followUps + 1;
  }

  /** How many follow-up questions the company may still ask. */
  public int followUpsLeft() {
    return mostFollowUps == null ? 0 : mostFollowUps - followUps;
  }

  void checkMayBeSupplemented() {
    if (status != ServiceStatus.SUPPLEMENTING) {
      throw new Conflict("服务请求 " + no + " 现为“" + status.label() + "”，无需补充");
    }
  }

  void checkMayBeRated() {
    if (status != ServiceStatus.ANSWERED) {
      throw new Conflict("服务请求 " + no + " 现为“" + status.label() + "”，只有已答复的请求可以评价，且只能评价一次");
    }
  }

  void checkMayBeAskedAgain() {
    if (status != ServiceStatus.ANSWERED) {
      throw new Conflict("服务请求 " + no + " 现为“" + status.label() + "”，只有已答复的请求可以追问");
    }
    if (followUpsLeft() <= 0) {
      throw new Conflict("服务请求 " + no + " 可追问 " + mostFollowUps + " 次，已用完；请评价，或另行提出请求");
    }
  }

  void checkMayBeWithdrawn() {
    if (!status.isBeforeAnswer()) {
      throw new Conflict("服务请求 " + no + " 现为“" + status.label() + "”，答复之后不能撤回");
    }
  }
}
