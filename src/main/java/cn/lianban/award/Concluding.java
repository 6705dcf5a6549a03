package cn.lianban.award;

import cn.lianban.award.Conclusions.Conclusion;
import cn.lianban.award.Determinations.Determination;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.review.Opinions;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The lead bureau concludes, the special team coordinates. */
@Service
public class Concluding {

  private static final String SUPPORT = "support";

  private final Applications applications;
  private final DecisionInputs assessing;
  private final Determinations determinations;
  private final Conclusions conclusions;
  private final Opinions opinions;
  private final RoutedBureaus routedBureaus;
  private final Awards awards;
  private final Decisions decisions;
  private final Timeline timeline;
  private final Bureaus bureaus;

  Concluding(
      Applications applications,
      DecisionInputs assessing,
      Determinations determinations,
      Conclusions conclusions,
      Opinions opinions,
      RoutedBureaus routedBureaus,
      Awards awards,
      Decisions decisions,
      Timeline timeline,
      Bureaus bureaus) {
    this.applications = applications;
    this.assessing = assessing;
    this.determinations = determinations;
    this.conclusions = conclusions;
    this.opinions = opinions;
    this.routedBureaus = routedBureaus;
    this.awards = awards;
    this.decisions = decisions;
    this.timeline = timeline;
    this.bureaus = bureaus;
  }

  /** How many bureaus disagree at present. */
  public int disagreeing(String applicationNo) {
    return opinions.disagreeing(applicationNo);
  }

  public int routedBureaus(String applicationNo) {
    return routedBureaus.count(applicationNo);
  }

  /** The special team's last conclusion: none, support or refuse. */
  public String coordination(String applicationNo) {
    return conclusions.coordination(applicationNo);
  }

  /**
   * The amount to suggest to a supporting lead: by the clause or as requested, within bounds and
   * ledger; null where the lead has to choose the amount.
   */
  public @Nullable Money suggested(String applicationNo) {
    Determination determination = determinations.latest(applicationNo);
    Availability availability =
        determination.availability() == null ? null : awards.now(applicationNo);
    boolean known =
        determination.assessment().exact() || assessing.requested(applicationNo).isPresent();
    return known
            && determination.assessment().eligible()
            && availability != null
            && !availability.isNothing()
        ? availability.available()
        : null;
  }

  /** The only possible conclusion; empty where the lead has a choice. */
  public Optional<String> onlyConclusion(String applicationNo) {
    Determination determination = determinations.latest(applicationNo);
    boolean possible =
        determination.assessment().eligible()
            && !(determination.checked().isNothing()
                && awards.mostFavourable(applicationNo).isNothing());
    return possible ? Optional.empty() : Optional.of("refuse");
  }

  /**
   * What the lead has to judge, in the order of the assessment; nothing before there is one. Other
   * cases may have raised a question since the case came to the lead, who has to find it in the
   * form.
   */
  public List<Assessment.Question> questions(String applicationNo) {
    return awards.current(applicationNo).map(Determination::questions).orElse(List.of());
  }

  /** The assessment with what the lead has to judge now; null before there is one. */
  public @Nullable Assessment assessment(String applicationNo) {
    return awards.current(applicationNo).map(Determination::assessment).orElse(null);
  }

  /**
   * The assessment with the numbers of the other cases that its questions are about, as far as the
   * reader may see them.
   */
  public @Nullable Assessment withCases(
      String applicationNo, @Nullable Assessment assessment, Actor reader) {
    return assessment == null || assessment.questions().isEmpty()
        ? assessment
        : assessment.about(awards.casesAsked(applicationNo, reader));
  }

  /** What the lead answered with its newest conclusion; nothing before it. */
  public List<QuestionAnswer> answers(String applicationNo) {
    return conclusions.answers(applicationNo);
  }

  /**
   * What the lead answered, as the applicant reads it: with the determination, and not while it may
   * still change.
   */
  public List<QuestionAnswer> answersTold(Application application) {
    return application.status().isDetermined() ? conclusions.answers(application.no()) : List.of();
  }

  /**
   * Records the lead's conclusion.
   *
   * @param answers what the lead answers to the questions of the assessment
   */
  public void conclude(
      WorkItem task,
      String conclusion,
      @Nullable Money recognised,
      @Nullable String remark,
      List<QuestionAnswer> answers,
      Actor actor) {
    String no = task.caseNo();
    Determination determination = determinations.latest(no);
    if (determination.availability() != null) {
      // other awards and budgets may have changed since the task was created
      awards.look(no);
      determination = determinations.latest(no);
    }
    checkAnswers(determination, conclusion, answers);
    boolean deducted = isDeducted(no, answers);
    Money amount =
        conclusion.equals("refuse")
            ? refusal(recognised)
            : support(no, determination, answers, conclusion, recognised, deducted);
    checkWay(task, conclusion);
    conclusions.record(no, Conclusions.LEAD, conclusion, amount, remark, answers, actor);
    String text =
        switch (conclusion) {
          case "refuse" -> "拟不予支持";
          default -> amount == null ? "提请专班协调" : "拟予支持 " + amount.forPeople();
        };
    timeline.add(no, "concluded", bureaus.name(task.bureau()), text, actor);
  }

  /** Whether an answer deducts something that is not set off from the awardable amount already. */
  private boolean isDeducted(String applicationNo, List<QuestionAnswer> answers) {
    List<String> deducting =
        answers.stream().filter(QuestionAnswer::deducts).map(QuestionAnswer::question).toList();
    return !deducting.isEmpty()
        && !awards.now(applicationNo, answers).setOffQuestions().containsAll(deducting);
  }

  /** A question that came up since the form was opened has to be answered too. */
  private static void checkAnswers(
      Determination determination, String conclusion, List<QuestionAnswer> answers) {
    List<String> answered = answers.stream().map(QuestionAnswer::id).toList();
    List<FieldError> errors = new ArrayList<>();
    determination.questions().stream()
        .filter(question -> !answered.contains(question.id()))
        .forEach(
            question ->
                errors.add(
                    FieldError.required(
                        "answers", "有新的提请判断“" + question.message() + "”，请刷新任务后回答")));
    if (conclusion.equals(SUPPORT)) {
      answers.stream()
          .filter(QuestionAnswer::refuses)
          .forEach(
              answer ->
                  errors.add(
                      new FieldError(
                          "conclusion",
                          "对提请判断“"
                              + answer.question()
                              + "”的判断是“"
                              + answer.choiceName()
                              + "”，不能作出支持的结论")));
    }
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
  }

  private static @Nullable Money refusal(@Nullable Money recognised) {
    if (recognised != null) {
      throw new BadInput("recognisedAmount", "不予支持时不填认定金额");
    }
    return null;
  }

  private @Nullable Money support(
      String applicationNo,
      Determination determination,
      List<QuestionAnswer> answers,
      String conclusion,
      @Nullable Money recognised,
      boolean deducted) {
    Assessment assessment = determination.assessment();
    if (!assessment.eligible()) {
      String reasons =
          assessment.unmet().stream()
              .map(Assessment.Unmet::message)
              .collect(Collectors.joining("；"));
      throw new BadInput("conclusion", "核定数据不符合条件，只能作出不予支持的结论：" + reasons);
    }
    Availability availability = awards.now(applicationNo, answers);
    if (availability.isNothing()) {
      String why =
          availability.blocks().isEmpty()
              ? "可奖补额度已无剩余" + availability.setOff()
              : String.join("；", availability.blocks());
      throw new BadInput("conclusion", "只能作出不予支持的结论：" + why);
    }
    if (!conclusion.equals(SUPPORT)) {
      if (recognised != null) {
        throw new BadInput("recognisedAmount", "提请协调时不填认定金额");
      }
      return null;
    }
    if (!assessment.exact()) {
      Money amount = recognised(availability.available(), recognised);
      return deducted ? less(availability.available(), amount) : amount;
    }
    Money award =
        Objects.requireNonNull(availability.available(), "an exact amount bounds the award");
    return deducted ? deducted(award, recognised) : exact(award, recognised);
  }

  private static Money exact(Money award, @Nullable Money recognised) {
    if (recognised != null && !recognised.equals(award)) {
      throw new BadInput("recognisedAmount", "本事项按条款直接计算，金额应为 " + award.forPeople() + "，也可留空");
    }
    return award;
  }

  private static Money deducted(Money award, @Nullable Money recognised) {
    if (recognised == null || !recognised.isPositive() || !award.isMoreThan(recognised)) {
      throw new BadInput(
          "recognisedAmount",
          "提请判断的结果是扣减，请填写扣减之后的金额：大于 0，低于按条款算得的 " + award.forPeople() + "；全部扣减的，判断请选“不予支持”");
    }
    return recognised;
  }

  /** A deduction leaves less than may be awarded without it. */
  private static Money less(@Nullable Money most, Money recognised) {
    if (most != null && !most.isMoreThan(recognised)) {
      throw new BadInput(
          "recognisedAmount",
          "提请判断的结果是扣减，认定金额应低于可奖补额度 "
              + most.forPeople()
              + "；没有扣减的，判断请选“不影响”，全部扣减的，即为不予支持，判断请选“不予支持”");
    }
    return recognised;
  }

  private static Money recognised(@Nullable Money most, @Nullable Money recognised) {
    if (recognised == null || !recognised.isPositive()) {
      throw new BadInput("recognisedAmount", "予以支持时请填写大于 0 的认定金额");
    }
    if (most != null && recognised.isMoreThan(most)) {
      throw new BadInput(
          "recognisedAmount", "认定金额不能超过可奖补额度 " + most.forPeople() + "（各项上限、申请金额与台账剩余中的最低者）");
    }
    return recognised;
  }

  private void checkWay(WorkItem task, String conclusion) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("conclusion", conclusion);
    inputs.put("disagreeing", disagreeing(task.caseNo()));
    inputs.put("routedBureaus", routedBureaus(task.caseNo()));
    inputs.put("coordination", coordination(task.caseNo()));
    Map<String, Object> way =
        decisions.evaluate(task.deploymentId(), "opinionOutcome", inputs).only();
    if ("forbidden".equals(way.get("next"))) {
      throw new BadInput(
          "conclusion",
          way.get("reason") instanceof String reason ? reason : "按现有意见不能作出这一结论，请核对各部门意见");
    }
    if ("coordination".equals(way.get("next"))) {
      applications.addViewer(task.caseNo(), Actor.SPECIAL_TEAM);
    }
  }

  /** Records the special team's conclusion. */
  public void coordinate(WorkItem task, String conclusion, @Nullable String remark, Actor actor) {
    conclusions.record(task.caseNo(), Conclusions.SPECIAL_TEAM, conclusion, null, remark, actor);
    String text = conclusion.equals(SUPPORT) ? "协调意见：支持" : "协调意见：不支持";
    timeline.add(task.caseNo(), "coordinated", bureaus.name(task.bureau()), text, actor);
  }

  /** The proposed amount; empty where a refusal is proposed. */
  public Optional<Money> proposed(String applicationNo) {
    return Optional.of(conclusions.proposal(applicationNo))
        .filter(Conclusion::supports)
        .map(Conclusion::amount);
  }

  /** Whether the clause leaves no discretion about the amount. */
  public boolean isExact(String applicationNo) {
    return determinations.latest(applicationNo).assessment().exact();
  }

  /**
   * Replaces the proposed amount by the smaller one that a ranking gives.
   *
   * @param reason why, in Chinese
   * @param person who confirmed the ranking
   */
  public void scaleDown(String applicationNo, Money amount, @Nullable String reason, Actor person) {
    Money proposed = proposed(applicationNo).orElseThrow();
    if (amount.isMoreThan(proposed) || !amount.isPositive()) {
      throw new IllegalStateException(
          "Case " + applicationNo + " cannot be scaled to " + amount + ", as it had " + proposed);
    }
    conclusions.record(applicationNo, Conclusions.RANKING, SUPPORT, amount, reason, person);
    timeline.add(
        applicationNo,
        "scaled",
        "评选委员会",
        "金额由 " + proposed.forPeople() + " 调减为 " + amount.forPeople() + "：" + reason,
        person);
  }

  /** Tells the lead, who has to conclude again, why an objection was upheld after the approval. */
  public void noteUpheldObjection(String applicationNo, @Nullable String remark, Actor person) {
    conclusions.record(applicationNo, Conclusions.OBJECTION, "upheld", null, remark, person);
  }
}
