package cn.lianban.release;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import cn.lianban.modelcheck.Finding;
import cn.lianban.release.DraftTables.Changed;
import cn.lianban.release.DraftTables.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts: changes to the models that process owners prepare beside what is in force. Everybody who
 * changes one counts as having drafted it.
 */
@Service
public class Drafts {

  private final DraftTables tables;
  private final Releases releases;
  private final ModelFiles files;
  private final ModelFindings findings;
  private final ReleaseTrail trail;

  Drafts(
      DraftTables tables,
      Releases releases,
      ModelFiles files,
      ModelFindings findings,
      ReleaseTrail trail) {
    this.tables = tables;
    this.releases = releases;
    this.files = files;
    this.findings = findings;
    this.trail = trail;
  }

  /**
   * Makes a draft without changes, based on the last release.
   *
   * @throws BadInput without a title or a reason
   */
  @Transactional
  public Draft create(Actor actor, @Nullable String title, @Nullable String reason) {
    check(title, reason);
    findings.prepare(bundleInForce());
    return get(begin(actor, plain(title), plain(reason)));
  }

  private SortedMap<String, byte[]> bundleInForce() {
    return files.contents(releases.digests(releases.last().number()));
  }

  /** As {@link #create}, with texts that have been checked; the reason may be empty for now. */
  long begin(Actor actor, String title, String reason) {
    long id = tables.create(title, reason, releases.last().number(), null);
    tables.addEditor(id, actor.id());
    trail.add(actor.id(), "draft-made", id, null, "起草“" + title + "”");
    return id;
  }

  /**
   * Words title and reason anew.
   *
   * @throws BadInput without a title or a reason
   */
  @Transactional
  public Draft describe(Actor actor, long id, @Nullable String title, @Nullable String reason) {
    check(title, reason);
    Row draft = tables.changeable(id);
    tables.describe(id, plain(title), plain(reason));
    tables.addEditor(id, actor.id());
    tables.open(id);
    trail.add(
        actor.id(),
        "draft-described",
        id,
        null,
        "标题“" + draft.title() + "”改为“" + plain(title) + "”，理由：" + plain(reason));
    return get(id);
  }

  private static void check(@Nullable String title, @Nullable String reason) {
    new TextChecks()
        .line("title", "标题", title)
        .text("reason", "理由", reason, TextChecks.LONGEST_TEXT)
        .check();
  }

  private static String plain(@Nullable String text) {
    return PlainText.clean(String.valueOf(text)).strip();
  }

  public Page<Draft.Summary> page(Page.Request page) {
    return tables.page(page);
  }

  /**
   * @throws NotFound where there is no such draft, as for all that follows
   */
  @Transactional(readOnly = true)
  public Draft get(long id) {
    Row draft = tables.get(id);
    SortedMap<String, String> base = releases.digests(draft.basedOn());
    SortedMap<String, Changed> changed = tables.files(id);
    return new Draft(
        id,
        draft.title(),
        draft.reason(),
        draft.basedOn(),
        !draft.isOver() && releases.last().number() != draft.basedOn(),
        draft.state(),
        draft.draftedBy(),
        draft.createdAt(),
        ModelFiles.digestOf(applied(base, changed)),
        draft.handedInBy(),
        draft.handedInAt(),
        draft.release(),
        changed.values().stream()
            .map(file -> new Draft.File(file.path(), change(base, file), file.conflict()))
            .toList());
  }

  private static String change(Map<String, String> base, Changed file) {
    if (file.digest() == null) {
      return base.containsKey(file.path()) ? "removed" : "same";
    }
    return !base.containsKey(file.path())
        ? "added"
        : file.digest().equals(base.get(file.path())) ? "same" : "changed";
  }

  private static SortedMap<String, String> applied(
      Map<String, String> base, Map<String, Changed> changed) {
    SortedMap<String, String> bundle = new TreeMap<>(base);
    changed
        .values()
        .forEach(
            file -> {
              if (file.digest() == null) {
                bundle.remove(file.path());
              } else {
                bundle.put(file.path(), file.digest());
              }
            });
    return bundle;
  }

  /** The digests of the whole bundle as drafted, by path. */
  SortedMap<String, String> digests(Row draft) {
    return applied(releases.digests(draft.basedOn()), tables.files(draft.id()));
  }

  /** Every path of the bundle as drafted. */
  @Transactional(readOnly = true)
  public List<String> paths(long id) {
    return List.copyOf(digests(tables.get(id)).keySet());
  }

  /** The whole bundle as drafted, by path. */
  @Transactional(readOnly = true)
  public SortedMap<String, byte[]> bundle(long id) {
    return files.contents(digests(tables.get(id)));
  }

  /** A file as drafted. */
  @Transactional(readOnly = true)
  public byte[] file(long id, String path) {
    String digest = digests(tables.get(id)).get(path);
    if (digest == null) {
      throw new NotFound("草稿中没有文件 " + path + "，请核对路径");
    }
    return files.content(digest);
  }

  /** In a conflict, the file of the other side. */
  @Transactional(readOnly = true)
  public byte[] other(long id, String path) {
    tables.get(id);
    Changed file = conflict(id, path);
    if (file.other() == null) {
      throw new NotFound("对方已删去文件 " + path);
    }
    return files.content(file.other());
  }

  /**
   * Puts a file into the draft, which also decides a conflict about it.
   *
   * @throws BadInput where it is no model at all; what else is wrong are findings
   */
  @Transactional
  public void put(Actor actor, long id, String path, byte[] content) {
    put(actor, id, Map.of(path, content), "更改文件 ");
  }

  /** As {@link #put}, for some files at once. */
  void put(Actor actor, long id, Map<String, byte[]> content, String how) {
    Row draft = tables.changeable(id);
    checkModels(content);
    SortedMap<String, Changed> changed = tables.files(id);
    content.forEach(
        (path, file) -> changed.put(path, new Changed(path, files.keep(file), false, null)));
    edited(
        actor,
        draft,
        changed,
        "file-changed",
        how + String.join("、", new TreeMap<>(content).keySet()));
  }

  /** Takes a file out of the bundle as drafted. */
  @Transactional
  public void remove(Actor actor, long id, String path) {
    Row draft = tables.changeable(id);
    if (!digests(draft).containsKey(path) && !tables.files(id).containsKey(path)) {
      throw new NotFound("草稿中没有文件 " + path + "，请核对路径");
    }
    change(actor, draft, path, null, "file-removed", "删去文件 " + path);
  }

  private void change(
      Actor actor, Row draft, String path, @Nullable String digest, String event, String told) {
    SortedMap<String, Changed> changed = tables.files(draft.id());
    changed.put(path, new Changed(path, digest, false, null));
    edited(actor, draft, changed, event, told);
  }

  /** Keeps what differs from the base, and conflicts that are left to be decided. */
  private void edited(
      Actor actor, Row draft, SortedMap<String, Changed> changed, String event, String told) {
    SortedMap<String, String> base = releases.digests(draft.basedOn());
    SortedMap<String, Changed> kept = new TreeMap<>(changed);
    kept.values().removeIf(file -> !file.conflict() && change(base, file).equals("same"));
    tables.replace(draft.id(), kept);
    tables.addEditor(draft.id(), actor.id());
    tables.open(draft.id());
    trail.add(actor.id(), event, draft.id(), null, told);
  }

  /**
   * Replaces the whole bundle as drafted.
   *
   * @param bundle all files by path; what is missing is removed
   * @throws BadInput where a file is no model at all
   */
  @Transactional
  public void replace(Actor actor, long id, Map<String, byte[]> bundle) {
    Row draft = tables.changeable(id);
    checkModels(bundle);
    edited(
        actor,
        draft,
        Merge.changes(releases.digests(draft.basedOn()), files.keep(bundle)),
        "bundle-imported",
        "导入全部模型，共 " + bundle.size() + " 个文件");
  }

  private void checkModels(Map<String, byte[]> given) {
    List<Finding> wrong = findings.noModels(given);
    if (!wrong.isEmpty()) {
      throw new BadInput(
          wrong.stream()
              .map(
                  finding ->
                      new FieldError(
                          finding.path(),
                          (finding.path().isEmpty() ? "" : finding.path() + "：")
                              + finding.message()))
              .toList());
    }
  }

  /** Decides a conflict for one side; the other way is to put the file as it is to be. */
  @Transactional
  public void decide(Actor actor, long id, String path, @Nullable String take) {
    Row draft = tables.changeable(id);
    boolean mine = "mine".equals(take);
    if (!mine && !"theirs".equals(take)) {
      throw new BadInput("take", "take 应为 mine（保留草稿的文件）或者 theirs（采用对方的文件）");
    }
    Changed file = conflict(id, path);
    change(
        actor,
        draft,
        path,
        mine ? file.digest() : file.other(),
        "conflict-decided",
        (mine ? "保留草稿的文件 " : "采用对方的文件 ") + path);
  }

  private Changed conflict(long id, String path) {
    Changed file = tables.files(id).get(path);
    if (file == null || !file.conflict()) {
      throw new NotFound("草稿中的文件 " + path + " 没有待决定的冲突");
    }
    return file;
  }

  /**
   * Bases the draft on the last release: what only one side changed is taken, what both changed is
   * a conflict that has to be decided before the draft can be handed in.
   */
  @Transactional
  public Draft rebase(Actor actor, long id) {
    Row draft = tables.changeable(id);
    int last = releases.last().number();
    if (last == draft.basedOn()) {
      throw new Conflict("草稿所依据的第 " + last + " 号发布就是最新的，不需要变基", "not-superseded");
    }
    requireNoConflict(draft);
    SortedMap<String, String> theirs = releases.digests(last);
    Merge merge = Merge.of(releases.digests(draft.basedOn()), digests(draft), theirs);
    tables.base(id, last);
    edited(
        actor,
        tables.get(id),
        merge.changesTo(theirs),
        "draft-rebased",
        "改以第 " + last + " 号发布为依据，冲突 " + merge.conflicts().size() + " 处");
    return get(id);
  }

  void requireNoConflict(Row draft) {
    List<String> open =
        tables.files(draft.id()).values().stream()
            .filter(Changed::conflict)
            .map(Changed::path)
            .toList();
    if (!open.isEmpty()) {
      throw new Conflict("下列文件双方都改过，请先逐个决定采用哪一方的：" + String.join("、", open), "conflicts");
    }
  }

  /**
   * Hands the draft in for another owner to release.
   *
   * @throws Conflict with errors among the findings, with conflicts, on a superseded base, or
   *     without a change
   */
  @Transactional
  public Draft handIn(Actor actor, long id) {
    Row draft = tables.changeable(id);
    if (draft.state().equals("handed-in")) {
      throw new Conflict("草稿已经提交，待另一位流程管理员发布", "handed-in");
    }
    requireReleasable(draft);
    tables.addEditor(id, actor.id());
    tables.handIn(id, actor.id());
    trail.add(actor.id(), "draft-handed-in", id, null, "提交发布“" + draft.title() + "”");
    return get(id);
  }

  /** The bundle that the draft makes, checked. */
  SortedMap<String, byte[]> requireReleasable(Row draft) {
    int last = releases.last().number();
    if (last != draft.basedOn()) {
      throw new Conflict(
          "草稿依据的是第 "
              + draft.basedOn()
              + " 号发布，此后已有第 "
              + last
              + " 号发布：请先变基（POST /api/drafts/"
              + draft.id()
              + "/rebase），核对冲突后再提交",
          "superseded-base");
    }
    requireNoConflict(draft);
    if (draft.reason().isEmpty()) {
      throw new Conflict("草稿还没有写明理由，请补充后再提交", "no-reason");
    }
    if (tables.files(draft.id()).isEmpty()) {
      throw new Conflict("草稿与第 " + last + " 号发布没有差别，没有可以发布的内容", "no-change");
    }
    SortedMap<String, byte[]> bundle = files.contents(digests(draft));
    List<Finding> errors = ModelFindings.errors(findings.of(bundle));
    if (!errors.isEmpty()) {
      throw new Unreleasable(errors);
    }
    return bundle;
  }

  /** Gives the draft up; it stays on the trail. */
  @Transactional
  public void discard(Actor actor, long id) {
    Row draft = tables.changeable(id);
    tables.discard(id);
    trail.add(actor.id(), "draft-discarded", id, null, "作废“" + draft.title() + "”");
  }

  /** What the check says of the bundle as drafted. */
  @Transactional(readOnly = true)
  public List<FindingView> findings(long id) {
    return FindingView.of(findings.of(bundle(id)));
  }

  /** As {@link #findings}; empty where the check takes longer than this. */
  @Transactional(readOnly = true)
  public Optional<List<FindingView>> findings(long id, Duration most) {
    return findings.within(most, bundle(id)).map(FindingView::of);
  }

  /** What the draft changes in the release that it is based on, in words. */
  @Transactional(readOnly = true)
  public List<Difference> difference(long id) {
    Row draft = tables.get(id);
    SortedMap<String, String> base = releases.digests(draft.basedOn());
    SortedMap<String, String> drafted = digests(draft);
    SortedMap<String, Changed> changed = Merge.changes(base, drafted);
    SortedMap<String, String> before = new TreeMap<>(base);
    before.keySet().retainAll(changed.keySet());
    SortedMap<String, String> after = new TreeMap<>(drafted);
    after.keySet().retainAll(changed.keySet());
    return Differences.of(files.contents(before), files.contents(after));
  }
}
