package cn.lianban.release;

import cn.lianban.kernel.Locks;
import cn.lianban.modelcheck.Finding;
import cn.lianban.release.DraftTables.Changed;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the models of a new version of the program in, without ever undoing what owners released:
 * files that they left alone take the text of the program, and where both changed a file a person
 * decides, in a draft.
 */
@Service
class ShippedModels {

  private final ShippedTables tables;
  private final Releases releases;
  private final Releasing releasing;
  private final DraftTables drafts;
  private final ModelFiles files;
  private final ModelFindings findings;
  private final ReleaseTrail trail;
  private final Locks locks;

  ShippedModels(
      ShippedTables tables,
      Releases releases,
      Releasing releasing,
      DraftTables drafts,
      ModelFiles files,
      ModelFindings findings,
      ReleaseTrail trail,
      Locks locks) {
    this.tables = tables;
    this.releases = releases;
    this.releasing = releasing;
    this.drafts = drafts;
    this.files = files;
    this.findings = findings;
    this.trail = trail;
    this.locks = locks;
  }

  /**
   * @param packaged all models of this version of the program, by path
   */
  @Transactional
  public void bring(Map<String, byte[]> packaged) {
    SortedMap<String, String> theirs = ModelFiles.digests(packaged);
    String digest = ModelFiles.digestOf(theirs);
    if (tables.lastDigest().filter(digest::equals).isPresent()) {
      return;
    }
    locks.named(Releasing.LOCK);
    if (tables.lastDigest().filter(digest::equals).isPresent()) {
      return;
    }
    files.keep(packaged);
    SortedMap<String, String> base = tables.lastTaken();
    long shipped = tables.add(theirs);
    for (long old : drafts.untouchedOfProgram()) {
      drafts.discard(old);
      trail.add(null, "draft-discarded", old, null, "程序换了版本，作废上一版本带来的草稿");
    }
    if (releases.none()) {
      release(shipped, packaged, theirs, "随程序发布的模型", "首次启动");
      return;
    }
    Release last = releases.last();
    SortedMap<String, String> ours = releases.digests(last.number());
    Merge merge = Merge.of(base, ours, theirs);
    if (merge.conflicts().isEmpty() && merge.bundle().equals(ours)) {
      tables.taken(shipped);
      trail.add(null, "program-unchanged", null, last.number(), "程序换了版本，在用的模型不需要变更");
      return;
    }
    SortedMap<String, byte[]> bundle = files.contents(merge.bundle());
    if (last.state().equals("in-force")
        && merge.conflicts().isEmpty()
        && (merge.bundle().equals(theirs) || errors(bundle).isEmpty())) {
      release(
          shipped,
          bundle,
          merge.bundle(),
          merge.bundle().equals(theirs) ? "随程序发布的模型" : "随程序发布的模型，保留流程管理员的变更",
          "程序换了版本");
    } else {
      draft(shipped, last, merge, ours);
    }
  }

  private List<Finding> errors(Map<String, byte[]> bundle) {
    return ModelFindings.errors(findings.of(bundle));
  }

  private void release(
      long shipped,
      Map<String, byte[]> bundle,
      Map<String, String> digests,
      String title,
      String reason) {
    int number =
        releasing.put(
            new Releases.New(
                title, reason, "program", null, null, List.of(DraftTables.PROGRAM), null, false),
            bundle,
            digests);
    tables.taken(shipped);
    trail.add(null, "released", null, number, title + "，为第 " + number + " 号，立即生效");
  }

  private void draft(long shipped, Release last, Merge merge, Map<String, String> ours) {
    SortedMap<String, Changed> changes = merge.changesTo(ours);
    long id =
        drafts.create(
            "随程序带来的模型变更",
            merge.conflicts().isEmpty()
                ? "程序换了版本，其模型与流程管理员的变更合在一起，须由人核对后发布"
                : "程序换了版本，有 " + merge.conflicts().size() + " 个文件与流程管理员的变更冲突，须由人逐个决定",
            last.number(),
            shipped);
    drafts.addEditor(id, DraftTables.PROGRAM);
    drafts.replace(id, changes);
    trail.add(
        null,
        "draft-made",
        id,
        null,
        "程序换了版本，带来 " + changes.size() + " 个文件的变更，其中冲突 " + merge.conflicts().size() + " 个");
  }
}
