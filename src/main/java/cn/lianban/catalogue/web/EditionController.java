package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.EditionProposal;
import cn.lianban.catalogue.EditionProposals;
import cn.lianban.catalogue.Editions;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editions")
@Tag(name = "文件版本", description = "政策文件的版本：征求意见稿，或已施行及其有效期")
class EditionController {

  private final Editions editions;
  private final EditionProposals proposals;
  private final CurrentActor currentActor;

  EditionController(Editions editions, EditionProposals proposals, CurrentActor currentActor) {
    this.editions = editions;
    this.proposals = proposals;
    this.currentActor = currentActor;
  }

  /**
   * The request body; both days are included, without a last day the document's own period of
   * validity applies, and the reason is optional.
   */
  record Declaration(LocalDate validFrom, LocalDate validUntil, String reason) {}

  /** Why a proposal is declined or withdrawn. */
  record Reason(String reason) {}

  @GetMapping
  @Operation(summary = "文件版本列表", description = "状态 draft 为征求意见稿，可以测算、不受理申报；in-force 为已宣布施行。")
  Page<EditionView> editions() {
    List<EditionView> all = editions.all().stream().map(this::view).toList();
    return new Page<>(all, 0, all.size(), all.size());
  }

  @PutMapping("/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "提议文件版本施行、变更日期或者终止",
      description =
          "限流程管理员；由另一位流程管理员确认后生效。validUntil 不填时，按文件规定的有效期自施行之日起计算（支持办法见第十九条）；文件没有规定的没有截止日期，由流程管理员终止；截止日期不得早于今天；"
              + "已接收申报的版本，validFrom 不得晚于首件申报之日。同一版本同时只能有一项提议待确认。")
  EditionProposal propose(@PathVariable String id, @RequestBody Declaration declaration) {
    return proposals.propose(
        currentActor.get(),
        id,
        declaration.validFrom(),
        declaration.validUntil(),
        declaration.reason());
  }

  @GetMapping("/proposals")
  @Operation(
      summary = "文件版本的提议及其处理",
      description =
          "最新的在前；供流程管理员和监测、审计、系统管理人员查看。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。")
  Page<EditionProposal> proposals(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return proposals.all(currentActor.get(), new Page.Request(page, size));
  }

  @PostMapping("/proposals/{id}/confirmation")
  @Operation(summary = "确认一项提议", description = "限提议人以外的流程管理员；确认后立即按所提日期施行。")
  EditionView confirm(@PathVariable long id) {
    return view(proposals.confirm(currentActor.get(), id));
  }

  @PostMapping("/proposals/{id}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "退回一项提议", description = "限流程管理员，须写明理由；提议人退回自己的提议即为撤回。")
  void decline(@PathVariable long id, @RequestBody Reason reason) {
    proposals.decline(currentActor.get(), id, reason.reason());
  }

  private EditionView view(Edition edition) {
    return EditionView.of(edition, editions.note(edition));
  }
}
