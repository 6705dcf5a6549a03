package cn.lianban.services;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import cn.lianban.notices.Notices;
import cn.lianban.services.ServiceProcess.Message;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.FormReader;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What companies do with their own requests after submission. */
@Service
public class OwnServiceRequests {

  private static final int BEST = 5;

  private final ServiceRequests requests;
  private final RequestFacts facts;
  private final Supplements supplements;
  private final ServiceBureaus bureaus;
  private final ServiceAnswers answers;
  private final Timeline timeline;
  private final Notices notices;
  private final FormReader reader;
  private final ServiceProcess process;
  private final Clock clock;

  OwnServiceRequests(
      ServiceRequests requests,
      RequestFacts facts,
      Supplements supplements,
      ServiceBureaus bureaus,
      ServiceAnswers answers,
      Timeline timeline,
      Notices notices,
      FormReader reader,
      ServiceProcess process,
      Clock clock) {
    this.requests = requests;
    this.facts = facts;
    this.supplements = supplements;
    this.bureaus = bureaus;
    this.answers = answers;
    this.timeline = timeline;
    this.notices = notices;
    this.reader = reader;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Checks whether the request is the person's own.
   *
   * @throws cn.lianban.kernel.NotFound where it is not
   */
  public void checkOwn(Actor actor, String no) {
    requests.visibleTo(actor, no);
  }

  /**
   * Supplements the request as the accepting body asked.
   *
   * @param changes facts to change, by name; null or empty where only the text answers
   */
  @Transactional
  public void supplement(Actor actor, String no, Map<String, Object> changes, String text) {
    ServiceRequest request = requests.lockOwn(actor, no);
    String answer = TextChecks.required("text", "补充说明", text);
    request.checkMayBeSupplemented();
    if (changes != null && !changes.isEmpty()) {
      facts.record(
          no, reader.change(facts.form(request), facts.of(request), changes, "facts."), actor.id());
    }
    supplements.answer(no, answer);
    timeline.add(no, "supplemented", request.applicantName(), "提交补充：" + answer, actor);
    process.tell(no, Message.SUPPLEMENT_SUBMITTED);
  }

  /**
   * Rates the answer, which closes the request.
   *
   * @param rating 1 to 5
   * @param comment null or empty for none
   */
  @Transactional
  public void rate(Actor actor, String no, Integer rating, String comment) {
    ServiceRequest request = requests.lockOwn(actor, no);
    if (rating == null || rating < 1 || rating > BEST) {
      throw new BadInput("rating", "评分应为 1 至 5 的整数，5 为非常满意");
    }
    String said =
        PlainText.isBlank(comment) ? null : TextChecks.required("comment", "评价说明", comment);
    request.checkMayBeRated();
    requests.rate(no, rating, said, OffsetDateTime.now(clock));
    String text = rating + " 分" + (said == null ? "" : "：" + said);
    timeline.add(no, "rated", request.applicantName(), "评价答复：" + text, actor);
    bureaus
        .lead(no)
        .forEach(lead -> notices.send(lead, no, "rated", "服务请求 " + no + " 的答复已由企业评价：" + text));
    if (request.poorRating() != null && rating <= request.poorRating()) {
      notices.admit(Actor.SPECIAL_TEAM, no);
      notices.send(
          Actor.SPECIAL_TEAM, no, "poor-rating", "服务请求 " + no + " 的答复被评为 " + text + "，请了解情况");
    }
    process.tell(no, Message.ANSWER_RATED);
  }

  /** Asks again, so that every bureau answers once more. */
  @Transactional
  public void askAgain(Actor actor, String no, String text) {
    ServiceRequest request = requests.lockOwn(actor, no);
    String question = TextChecks.required("text", "追问内容", text);
    request.checkMayBeAskedAgain();
    requests.useFollowUp(no);
    answers.open(no, request.round() + 1, question);
    bureaus.askAll(no);
    timeline.add(no, "asked-again", request.applicantName(), "追问：" + question, actor);
    process.tell(no, Message.FOLLOW_UP_ASKED);
  }

  /** Withdraws the request; possible until it is answered. */
  @Transactional
  public void withdraw(Actor actor, String no, String reason) {
    ServiceRequest request = requests.lockOwn(actor, no);
    String why = TextChecks.required("reason", "撤回原因", reason);
    request.checkMayBeWithdrawn();
    timeline.add(no, "taken-back", request.applicantName(), "撤回请求：" + why, actor);
    process.tell(no, Message.REQUEST_WITHDRAWN);
  }
}
