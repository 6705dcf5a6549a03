package cn.lianban.intake;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The accepting body's decision on an application, and the matter that it links. */
@Service
public class Acceptances {

  private final Applications applications;
  private final Matters matters;
  private final AlikeMatters alike;
  private final Items items;
  private final OneApplicationAYear oneAYear;
  private final Corrections corrections;
  private final OtherEntities otherEntities;
  private final Timeline timeline;
  private final Bureaus bureaus;
  private final CurrentActor currentActor;

  Acceptances(
      Applications applications,
      Matters matters,
      AlikeMatters alike,
      Items items,
      OneApplicationAYear oneAYear,
      Corrections corrections,
      OtherEntities otherEntities,
      Timeline timeline,
      Bureaus bureaus,
      CurrentActor currentActor) {
    this.applications = applications;
    this.matters = matters;
    this.alike = alike;
    this.items = items;
    this.oneAYear = oneAYear;
    this.corrections = corrections;
    this.otherEntities = otherEntities;
    this.timeline = timeline;
    this.bureaus = bureaus;
    this.currentActor = currentActor;
  }

  /**
   * Id in the register of the matter that the application seems to be about; empty where the matter
   * is new.
   */
  public Optional<String> matterOf(String applicationNo) {
    Application application = applications.get(applicationNo);
    return application.matterId() != null
        ? Optional.of(application.matterId().toString())
        : matters
            .find(application.uscc(), application.matterTitle())
            .map(matter -> Long.toString(matter.id()));
  }

  /**
   * Texts for the form of acceptance about a credit code that has to be confirmed; empty where none
   * has.
   */
  public Map<String, Object> codeTexts(String applicationNo) {
    return CreditCodeConfirmations.texts(applications.get(applicationNo).uscc());
  }

  /**
   * Texts for the form of acceptance about an organisation of none of the listed kinds; empty where
   * nothing is to be judged.
   */
  public Map<String, Object> entityTexts(String applicationNo) {
    Application application = applications.get(applicationNo);
    return otherEntities.texts(application, document(application));
  }

  private String document(Application application) {
    return items.get(application.deployment(), application.itemId()).document();
  }

  /**
   * The applicant's matters in the register with their ids, as Markdown; empty where there are
   * none.
   */
  public String mattersOf(String applicationNo) {
    Application application = applications.get(applicationNo);
    List<Matters.Matter> known = matters.of(application.uscc());
    return known.isEmpty()
        ? ""
        : "该单位已登记的事由："
            + known.stream()
                .map(matter -> "编号 **" + matter.id() + "** " + CaseTexts.plain(matter.title()))
                .collect(Collectors.joining("；"));
  }

  /**
   * Possibly identical matters, of this applicant or another, as Markdown, as far as the reader may
   * see them; empty where there are none.
   */
  public String alike(String applicationNo) {
    return alike.text(applications.get(applicationNo), currentActor.find());
  }

  /**
   * Accepts, and links the matter.
   *
   * @param matterId a matter of the register; null for the one with the same title, which is added
   *     if the register has none
   * @param codeConfirmed whether a credit code with a wrong check character was compared with the
   *     certificate
   * @param entityReason why an organisation of none of the listed kinds is covered; null for none
   * @throws cn.lianban.kernel.BadInput where the plan allows the matter once a year and it was
   *     accepted already, or where the code was not confirmed
   */
  public void accept(
      WorkItem task,
      @Nullable String matterId,
      boolean codeConfirmed,
      @Nullable String entityReason,
      Actor actor) {
    Application application = applications.get(task.caseNo());
    String checked = CreditCodeConfirmations.accepted(application.uscc(), codeConfirmed);
    String judged = otherEntities.accepted(application, document(application), entityReason);
    long matter = matter(application, matterId);
    oneAYear.check(application, matter);
    applications.linkMatter(application.no(), matter);
    timeline.add(
        application.no(),
        "accepted",
        bureaus.name(task.bureau()),
        "予以受理" + checked + judged,
        actor);
  }

  private long matter(Application application, @Nullable String matterId) {
    if (items.get(application.deployment(), application.itemId()).applicantIsMatter()) {
      return matters.ofApplicantItself(application.uscc(), application.applicantName());
    }
    return matterId == null
        ? matters.findOrAdd(application.uscc(), application.matterTitle())
        : matters.chosen(application.uscc(), matterId);
  }

  public void askForCorrection(WorkItem task, @Nullable String request) {
    corrections.ask(task.caseNo(), "acceptance", bureaus.name(task.bureau()) + "：" + request);
  }

  public void refuse(WorkItem task, @Nullable String reason, Actor actor) {
    applications.refusedBecause(task.caseNo(), reason);
    timeline.add(
        task.caseNo(), "not-accepted", bureaus.name(task.bureau()), "不予受理：" + reason, actor);
  }
}
