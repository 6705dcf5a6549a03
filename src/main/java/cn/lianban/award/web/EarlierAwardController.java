package cn.lianban.award.web;

import cn.lianban.award.EarlierAward;
import cn.lianban.award.EarlierAwardImport;
import cn.lianban.award.EarlierAwards;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/earlier-awards")
@Tag(name = "此前奖补", description = "依已废止办法获得的奖补和年数：受理部门登记或者导入，另一人确认")
class EarlierAwardController {

  private final EarlierAwards earlier;
  private final EarlierAwardImport lists;
  private final CurrentActor currentActor;

  EarlierAwardController(
      EarlierAwards earlier, EarlierAwardImport lists, CurrentActor currentActor) {
    this.earlier = earlier;
    this.lists = lists;
    this.currentActor = currentActor;
  }

  /** An item that such an award may correspond to. */
  record SimilarItem(String id, String title) {}

  /**
   * @param policy number of the repealed document
   * @param mayEnter whether the person may propose and confirm
   * @param importRows largest number of rows of a list
   */
  record Choices(
      String policy,
      boolean mayEnter,
      List<SimilarItem> items,
      List<String> importColumns,
      int importRows) {}

  record Reason(String reason) {}

  @GetMapping
  @Operation(summary = "已登记的此前奖补", description = "最近登记的在前，可按统一社会信用代码筛选。")
  Page<EarlierAwards.Entry> entries(
      @RequestParam(required = false) String uscc,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return earlier.find(uscc, new Page.Request(page, size));
  }

  @GetMapping("/choices")
  @Operation(summary = "登记此前奖补时可选的内容")
  Choices choices() {
    return new Choices(
        earlier.policy(),
        earlier.mayEnter(currentActor.get()),
        earlier.similarItems().stream()
            .map(item -> new SimilarItem(item.id(), item.title()))
            .toList(),
        EarlierAwardImport.columns(),
        lists.most());
  }

  @GetMapping("/template")
  @Operation(summary = "导入模板", description = "CSV，可用 Excel 打开；也可以导入列名相同的 .xlsx。")
  ResponseEntity<byte[]> template() {
    // the byte order mark tells Excel that the file is UTF-8
    byte[] content =
        ("\uFEFF" + String.join(",", EarlierAwardImport.columns()) + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION, FileAnswer.disposition("attachment", "此前奖补导入模板.csv"))
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(content);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "提议登记一笔此前奖补",
      description = "限受理部门；由另一人确认后计入台账。itemId 为对应的支持办法事项，没有的留空；按年度支持的事项须填 year。")
  EarlierAwards.Proposed propose(@RequestBody EarlierAward award) {
    return earlier.propose(currentActor.get(), award);
  }

  @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "导入名单",
      description =
          "Excel（.xlsx）或 CSV（UTF-8、GB18030）。任何一行有误则一笔也不提议，faults 逐行逐列说明；check 为 true 只检查。台账已有的不重复登记（known 为其笔数），全部新的一并待另一人确认。")
  EarlierAwardImport.Imported take(
      @RequestParam("file") MultipartFile file, @RequestParam(defaultValue = "false") boolean check)
      throws IOException {
    return lists.take(currentActor.get(), file.getBytes(), check);
  }

  @PostMapping("/{id}/removal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "提议撤销一笔误登的此前奖补", description = "限受理部门，须写明原因；由另一人确认后不再计入。")
  EarlierAwards.Proposed remove(@PathVariable long id, @RequestBody Reason reason) {
    return earlier.proposeRemoval(currentActor.get(), id, reason.reason());
  }

  @GetMapping("/proposals")
  @Operation(
      summary = "此前奖补的提议及其处理",
      description = "最新的在前。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。")
  Page<EarlierAwards.Proposed> proposals(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return earlier.proposed(new Page.Request(page, size));
  }

  @PostMapping("/proposals/{id}/confirmation")
  @Operation(summary = "确认一项提议", description = "限提议人以外的受理部门人员；确认后立即计入台账。")
  EarlierAwards.Proposed confirm(@PathVariable long id) {
    return earlier.confirm(currentActor.get(), id);
  }

  @PostMapping("/proposals/{id}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "退回一项提议", description = "限受理部门，须写明理由；提议人退回自己的提议即为撤回。")
  void decline(@PathVariable long id, @RequestBody Reason reason) {
    earlier.decline(currentActor.get(), id, reason.reason());
  }
}
