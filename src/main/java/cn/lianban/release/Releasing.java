package cn.lianban.release;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.SecondPersons;
import cn.lianban.kernel.TextChecks;
import cn.lianban.modelcheck.Finding;
import cn.lianban.release.DraftTables.Row;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases and takes back, one after the other on all nodes, each in one transaction with the
 * engine's deployment: either all of it is there or nothing.
 */
@Service
class Releasing {

  /** Whoever changes what is released holds it. */
  static final String LOCK = "model-release";

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Drafts drafts;
  private final DraftTables tables;
  private final Releases releases;
  private final ShippedTables shipped;
  private final ModelFiles files;
  private final ModelFindings findings;
  private final BundleDeployment deployment;
  private final StartTimers timers;
  private final ReleaseTrail trail;
  private final SecondPersons persons;
  private final Locks locks;
  private final Clock clock;

  Releasing(
      Drafts drafts,
      DraftTables tables,
      Releases releases,
      ShippedTables shipped,
      ModelFiles files,
      ModelFindings findings,
      BundleDeployment deployment,
      StartTimers timers,
      ReleaseTrail trail,
      SecondPersons persons,
      Locks locks,
      Clock clock) {
    this.drafts = drafts;
    this.tables = tables;
    this.releases = releases;
    this.shipped = shipped;
    this.files = files;
    this.findings = findings;
    this.deployment = deployment;
    this.timers = timers;
    this.trail = trail;
    this.persons = persons;
    this.locks = locks;
    this.clock = clock;
  }

  /**
   * Releases a draft that was handed in.
   *
   * @param effectiveAt when it comes into force, to the minute; null for at once
   * @param digest of the bundle that the person has looked at; null for whatever the draft has
   * @return the number of the release
   * @throws Refused for who drafted, edited or imported
   * @throws Conflict with errors among the findings, a superseded base, or a draft that is not
   *     handed in
   */
  @Transactional
  public int release(
      Actor actor, long draftId, @Nullable OffsetDateTime effectiveAt, @Nullable String digest) {
    locks.named(LOCK);
    Row draft = tables.changeable(draftId);
    requireSecondPerson(actor, draft);
    if (!draft.state().equals("handed-in")) {
      throw new Conflict("草稿尚未提交，请起草人先提交发布（handing-in）", "not-handed-in");
    }
    SortedMap<String, byte[]> bundle = drafts.requireReleasable(draft);
    SortedMap<String, String> digests = ModelFiles.digests(bundle);
    if (digest != null && !digest.equals(ModelFiles.digestOf(digests))) {
      throw new Conflict("草稿的内容在您查看之后改过，请重新查看后再发布", "draft-changed");
    }
    OffsetDateTime from = from(effectiveAt);
    int number =
        put(
            new Releases.New(
                draft.title(),
                draft.reason(),
                "owners",
                null,
                from,
                draft.draftedBy(),
                actor.id(),
                false),
            bundle,
            digests);
    tables.released(draftId, number);
    if (draft.shippedId() != null) {
      shipped.taken(draft.shippedId());
    }
    trail.add(
        actor.id(),
        "released",
        draftId,
        number,
        "发布“"
            + draft.title()
            + "”为第 "
            + number
            + " 号"
            + (from == null ? "，立即生效" : "，" + told(from) + " 生效"));
    return number;
  }

  private void requireSecondPerson(Actor actor, Row draft) {
    if (draft.draftedBy().contains(actor.id())) {
      throw new Refused("您起草、修改、导入或者提交过这份草稿，请由另一位流程管理员发布", "own-draft");
    }
    draft.draftedBy().stream()
        .filter(person -> !person.equals(DraftTables.PROGRAM))
        .forEach(person -> persons.check(actor, person));
  }

  /** Null for at once. */
  private @Nullable OffsetDateTime from(@Nullable OffsetDateTime effectiveAt) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime from =
        effectiveAt == null
            ? null
            : effectiveAt
                .atZoneSameInstant(clock.getZone())
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.MINUTES);
    if (from != null && from.isBefore(now.truncatedTo(ChronoUnit.MINUTES))) {
      throw new BadInput("effectiveAt", "生效时间 effectiveAt 已经过去；立即生效的，不填生效时间");
    }
    if (from != null && from.isAfter(now.plusYears(1))) {
      throw new BadInput("effectiveAt", "生效时间 effectiveAt 应在一年之内");
    }
    OffsetDateTime last = releases.last().effectiveAt();
    if (last.isAfter(now) && (from == null || from.isBefore(last))) {
      throw new Conflict(
          "上一号发布于 " + told(last) + " 生效，本次发布以它为依据，不能早于它生效；要提前的，请先撤回上一号发布", "before-last");
    }
    return from != null && from.isAfter(now) ? from : null;
  }

  /**
   * Takes a release back: the one before it is in force again, as a new release. One that is not in
   * force yet is only withdrawn. Who released it needs another person for this, or an emergency,
   * which is marked.
   *
   * @return the number of the new release; null where none was needed
   * @throws Refused for one person alone
   * @throws Conflict for any but the last release, or one that nothing was before
   */
  @Transactional
  public @Nullable Integer withdraw(
      Actor actor, int number, @Nullable String reason, boolean emergency) {
    String why = TextChecks.required("reason", "理由", reason);
    locks.named(LOCK);
    Release release = releases.get(number);
    boolean isLast = releases.last().number() == number;
    if (!isLast || release.state().equals("withdrawn")) {
      throw new Conflict("只能撤回最新的一号发布；第 " + number + " 号不是最新，或者已经撤回", "not-last");
    }
    if (release.origin().equals("withdrawal")) {
      throw new Conflict("第 " + number + " 号由撤回而来，不能再撤回；要恢复被撤回的内容，请另起草稿", "is-withdrawal");
    }
    Release before =
        releases
            .before(number)
            .orElseThrow(() -> new Conflict("第 " + number + " 号之前没有发布，不能撤回", "is-first"));
    boolean alone = isAlone(actor, release);
    if (alone && !emergency) {
      throw new Refused(
          release.releasedBy() == null
              ? "随程序发布的模型没有另一位发布人：确需一人撤回的，请注明紧急（emergency: true），并会记录在案"
              : "您发布了第 " + number + " 号，应由另一位流程管理员撤回；紧急情况下可以注明紧急（emergency: true）后一人撤回，并会记录在案",
          "second-person");
    }
    releases.withdraw(number, actor.id(), why);
    Integer restored = null;
    if (release.state().equals("in-force")) {
      SortedMap<String, byte[]> bundle = releases.bundle(before.number());
      List<Finding> errors = ModelFindings.errors(findings.of(bundle));
      if (!errors.isEmpty()) {
        throw new Unreleasable(errors);
      }
      restored =
          put(
              new Releases.New(
                  "撤回第 " + number + " 号，恢复第 " + before.number() + " 号的模型",
                  why,
                  "withdrawal",
                  before.number(),
                  null,
                  List.of(),
                  actor.id(),
                  alone),
              bundle,
              ModelFiles.digests(bundle));
    } else {
      timers.belongTo(releases.deploymentInForce());
    }
    trail.add(
        actor.id(),
        alone ? "withdrawn-in-emergency" : "withdrawn",
        null,
        number,
        (alone ? "紧急情况下一人撤回第 " : "撤回第 ")
            + number
            + " 号"
            + (restored == null ? "" : "，恢复第 " + before.number() + " 号的模型，为第 " + restored + " 号")
            + "："
            + why);
    return restored;
  }

  private boolean isAlone(Actor actor, Release release) {
    return release.releasedBy() == null
        || release.releasedBy().equals(actor.id())
        || !persons.areTwo(actor.id(), release.releasedBy());
  }

  /** The lock has to be held. */
  int put(Releases.New release, Map<String, byte[]> bundle, Map<String, String> digests) {
    Locks.demandTransaction();
    files.keep(bundle);
    int number = releases.nextNumber();
    releases.insert(number, release, deployment.of(number, bundle), digests);
    if (release.scheduledFor() != null) {
      // the deployment has taken the timers, which still belong to what is in force
      timers.belongTo(releases.deploymentInForce());
    }
    return number;
  }

  private static String told(OffsetDateTime time) {
    return time.format(MINUTE);
  }
}
