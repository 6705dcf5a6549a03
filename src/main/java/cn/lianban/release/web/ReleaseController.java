package cn.lianban.release.web;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.release.BundleZip;
import cn.lianban.release.Release;
import cn.lianban.release.ReleaseNow;
import cn.lianban.release.ReleaseTrail;
import cn.lianban.release.Releases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/releases")
@Tag(name = "模型发布", description = "发布过的模型、何时生效、撤回；仅限流程管理员，在用的是哪一号对公众公开")
class ReleaseController {

  private final Releases releases;
  private final ReleaseNow releasing;
  private final ReleaseTrail trail;
  private final CurrentActor currentActor;

  ReleaseController(
      Releases releases, ReleaseNow releasing, ReleaseTrail trail, CurrentActor currentActor) {
    this.releases = releases;
    this.releasing = releasing;
    this.trail = trail;
    this.currentActor = currentActor;
  }

  /** Which release is in force, for everybody. */
  record InForce(int number, String digest, OffsetDateTime effectiveAt) {}

  record Withdrawal(String reason, @Nullable Boolean emergency) {}

  /** The release that came of taking back; null where one was withdrawn before it was in force. */
  record Restored(@Nullable Integer release) {}

  @GetMapping
  @Operation(
      summary = "发布列表",
      description = "最新的在前。state：scheduled 待生效、in-force 在用、superseded 已被取代、withdrawn 已撤回。")
  Page<Release> releases(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return releases.page(new Page.Request(page, size));
  }

  @GetMapping("/in-force")
  @Operation(summary = "在用的发布", description = "新受理的申报现在按哪一号发布的模型办理；公开。")
  InForce inForce() {
    Release release = releases.inForce();
    return new InForce(release.number(), release.digest(), release.effectiveAt());
  }

  @GetMapping("/trail")
  @Operation(summary = "模型变更的记录", description = "起草、修改、导入、提交、发布、撤回，最新的在前；供流程管理员和审计人员查看。")
  Page<ReleaseTrail.Event> trail(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return trail.page(new Page.Request(page, size));
  }

  @GetMapping("/people")
  @Operation(summary = "参与过模型变更的人的姓名", description = "账号到姓名。")
  Map<String, String> people() {
    return trail.people();
  }

  @GetMapping("/{number}")
  @Operation(summary = "一号发布")
  Release release(@PathVariable int number) {
    return releases.get(number);
  }

  @GetMapping("/{number}/bundle")
  @Operation(summary = "下载一号发布的全部模型", description = "zip，目录与代码库相同，可以再导入草稿。")
  ResponseEntity<byte[]> bundle(@PathVariable int number) {
    return DraftController.zip(
        "lianban-release-" + number + ".zip", BundleZip.of(releases.bundle(number)));
  }

  @PostMapping("/{number}/withdrawal")
  @Operation(
      summary = "撤回最新的一号发布",
      description =
          "前一号的模型作为新的一号立即生效；尚未生效的直接撤回。须写明理由，由发布人以外的流程管理员办理；紧急情况下（emergency: true）可以一人办理，记录在案。")
  Restored withdraw(@PathVariable int number, @RequestBody Withdrawal withdrawal) {
    return new Restored(
        releasing.withdraw(
            currentActor.get(),
            number,
            withdrawal.reason(),
            Boolean.TRUE.equals(withdrawal.emergency())));
  }
}
