package cn.lianban.duties.web;

import cn.lianban.duties.DutyFile;
import cn.lianban.duties.DutyFiles;
import cn.lianban.duties.Evidence;
import cn.lianban.duties.PublicProgress;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/duties")
@Tag(name = "任务督办", description = "各项任务每个季度的进展")
class DutyController {

  private final DutyFiles files;
  private final PublicProgress progress;
  private final Evidence evidence;
  private final CurrentActor currentActor;

  DutyController(
      DutyFiles files, PublicProgress progress, Evidence evidence, CurrentActor currentActor) {
    this.files = files;
    this.progress = progress;
    this.evidence = evidence;
    this.currentActor = currentActor;
  }

  @GetMapping
  @Operation(
      summary = "查询任务督办",
      description = "各部门见本部门的，专班、监测与审计人员见全部；逾期最久的在前。不给年份和季度时为本季度；late=true 只列逾期的，不给年份时不限季度。")
  Page<DutyFile> find(
      @RequestParam(required = false) Integer year,
      @RequestParam(required = false) Integer quarter,
      @RequestParam(defaultValue = "false") boolean late,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size) {
    return files.find(
        currentActor.get(),
        new DutyFiles.Search(year, quarter, late),
        new Page.Request(page, size));
  }

  @GetMapping("/summary")
  @Operation(summary = "任务进展（公开）", description = "一个季度全部任务的进展，按文件条款排列；不给年份和季度时为最近有公开内容的季度。")
  PublicProgress.Summary summary(
      @RequestParam(required = false) Integer year,
      @RequestParam(required = false) Integer quarter) {
    return progress.of(year, quarter);
  }

  @GetMapping("/{no}")
  @Operation(summary = "一项任务一个季度的督办", description = "各部门报告、佐证、汇总、检查意见与批示、时间线。")
  DutyFile.Whole one(@PathVariable String no) {
    return files.of(currentActor.get(), no);
  }

  @PostMapping(path = "/{no}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "上传佐证材料",
      description =
          "由正在报告的部门上传；每个文件不超过 20 MB；PDF、OFD、图片、Word、Excel、WPS、纯文本，按内容识别，不接收含宏的文档。replaces 为所替换文件的编号，两个版本都保留。")
  ResponseEntity<Evidence.File> attach(
      @PathVariable String no,
      @RequestParam("file") MultipartFile file,
      @RequestParam(required = false) Long replaces)
      throws IOException {
    Evidence.File kept =
        evidence.add(currentActor.get(), no, file.getOriginalFilename(), file.getBytes(), replaces);
    return ResponseEntity.created(URI.create("/api/duties/" + no + "/evidence/" + kept.id()))
        .body(kept);
  }

  @GetMapping("/{no}/evidence/{id}")
  @Operation(summary = "下载佐证材料")
  ResponseEntity<byte[]> evidence(@PathVariable String no, @PathVariable long id) {
    Evidence.Content content = evidence.content(currentActor.get(), no, id);
    return FileAnswer.of(content.name(), content.type(), content.active(), content.bytes());
  }

  @DeleteMapping("/{no}/evidence/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除佐证材料", description = "本部门提交报告之前可以删除，连同以前的版本；之后为 409，可以上传新的版本替换。")
  void removeEvidence(@PathVariable String no, @PathVariable long id) {
    evidence.remove(currentActor.get(), no, id);
  }
}
