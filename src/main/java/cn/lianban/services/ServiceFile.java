package cn.lianban.services;

import cn.lianban.catalogue.Edition;
import cn.lianban.workflow.cases.Timeline;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service request as a whole.
 *
 * @param statusName the status in Chinese
 * @param withdrawable whether the company may withdraw it
 * @param refusedReason null unless it was not accepted
 * @param supplementRequest what the company is asked to supply; null unless the request waits for
 *     that
 * @param answers the answers of each bureau, for officials; the company reads only the merged
 *     answer of each round
 * @param answer the newest answer to the company; null before there is one
 * @param dialogue questions and answers round by round, the oldest first
 * @param rating null without one
 * @param followUpsLeft how often the company may still ask again
 */
public record ServiceFile(
    String no,
    String itemId,
    String itemTitle,
    Edition edition,
    String status,
    String statusName,
    boolean withdrawable,
    Applicant applicant,
    @Nullable OffsetDateTime submittedAt,
    Map<String, Object> facts,
    String refusedReason,
    @Nullable String supplementRequest,
    List<Holder> holders,
    List<Timeline.Entry> timeline,
    List<BureauAnswer> answers,
    ServiceAnswers.@Nullable Round answer,
    List<ServiceAnswers.Round> dialogue,
    @Nullable Rating rating,
    int followUpsLeft) {

  /** The company; officials whose task does not need the contact see it masked. */
  public record Applicant(String uscc, String name, @Nullable String contact) {}

  /** A group or person who has a task in the request now. */
  public record Holder(
      String bureau,
      @Nullable String bureauName,
      String task,
      String taskName,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime due) {}

  /** A bureau's answer. */
  public record BureauAnswer(
      int round,
      String bureau,
      @Nullable String bureauName,
      String role,
      String help,
      @Nullable String helpName,
      String answer,
      @Nullable OffsetDateTime answeredAt) {}

  /** The company's rating of the answer. */
  public record Rating(int rating, String comment, @Nullable OffsetDateTime at) {}
}
