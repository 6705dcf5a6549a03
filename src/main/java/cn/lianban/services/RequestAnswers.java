package cn.lianban.services;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.intake.CreditCodeConfirmations;
import cn.lianban.kernel.Actor;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What officials do with a request: accept it, answer it, and merge the answers. */
@Service
public class RequestAnswers {

  private final ServiceRequests requests;
  private final Supplements supplements;
  private final ServiceBureaus routed;
  private final ServiceAnswers answers;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final Notices notices;

  RequestAnswers(
      ServiceRequests requests,
      Supplements supplements,
      ServiceBureaus routed,
      ServiceAnswers answers,
      Bureaus bureaus,
      Timeline timeline,
      Notices notices) {
    this.requests = requests;
    this.supplements = supplements;
    this.routed = routed;
    this.answers = answers;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.notices = notices;
  }

  /**
   * Texts for the form of acceptance about a credit code that has to be confirmed; empty where none
   * has.
   */
  public Map<String, Object> codeTexts(String requestNo) {
    return CreditCodeConfirmations.texts(requests.get(requestNo).uscc());
  }

  /**
   * Accepts the request and notifies the group named in the plan.
   *
   * @param codeConfirmed whether a credit code with a wrong check character was compared with the
   *     certificate
   * @throws cn.lianban.kernel.BadInput where the code needs confirmation and was not confirmed
   */
  public void accept(WorkItem task, boolean codeConfirmed, Actor actor) {
    ServiceRequest request = requests.get(task.caseNo());
    String checked = CreditCodeConfirmations.accepted(request.uscc(), codeConfirmed);
    timeline.add(request.no(), "accepted", bureaus.name(task.bureau()), "予以受理" + checked, actor);
    if (request.informed() != null) {
      notices.send(
          request.informed(),
          request.no(),
          "informed",
          "服务请求 " + request.no() + " 已受理，涉及多个部门，请关注办理");
    }
  }

  public void askForSupplement(WorkItem task, @Nullable String what) {
    supplements.ask(task.caseNo(), bureaus.name(task.bureau()) + "：" + what);
  }

  /** Does not accept the request, and tells the company why. */
  public void refuse(WorkItem task, @Nullable String reason, Actor actor) {
    ServiceRequest request = requests.get(task.caseNo());
    requests.refusedBecause(request.no(), reason);
    timeline.add(
        request.no(), "not-accepted", bureaus.name(task.bureau()), "不予受理：" + reason, actor);
    notices.send(
        notices.applicantOf(request.no()),
        request.no(),
        "not-accepted",
        "服务请求 " + request.no() + " 不予受理：" + reason);
  }

  /** Records a bureau's answer. */
  public void answer(WorkItem task, @Nullable String help, @Nullable String answer, Actor actor) {
    ServiceRequest request = requests.get(task.caseNo());
    answers.record(request, task.bureau(), help, answer, actor.id());
    // without the text, because bureaus that answer at the same time must not read each other's
    // answers
    timeline.add(request.no(), "bureau-answer", bureaus.name(task.bureau()), "提交答复", actor);
  }

  /** The bureaus whose answer the lead may return. */
  public List<FormField.Option> returnable(String requestNo) {
    return routed.all(requestNo).stream()
        .map(bureau -> new FormField.Option(bureau, bureaus.name(bureau)))
        .toList();
  }

  /** The bureaus' answers of the open round joined into one text, as a draft for the lead. */
  public String draft(String requestNo) {
    List<ServiceAnswers.Answer> given = answers.ofOpenRound(requests.get(requestNo));
    return given.size() == 1
        ? given.get(0).answer()
        : given.stream()
            .map(one -> "【" + bureaus.name(one.bureau()) + "】" + one.answer())
            .collect(Collectors.joining("\n\n"));
  }

  /** Records the lead's answer to the company. */
  public void merge(WorkItem task, @Nullable String answer, Actor actor) {
    answers.merge(requests.get(task.caseNo()), answer, actor.id());
  }

  /** Returns one bureau's answer on behalf of the lead. */
  public void giveBack(WorkItem task, String bureau, @Nullable String why, Actor actor) {
    routed.askAgain(task.caseNo(), bureau, why);
    timeline.add(
        task.caseNo(),
        "answer-returned",
        bureaus.name(task.bureau()),
        "退回" + bureaus.name(bureau) + "重新答复：" + why,
        actor);
  }
}
