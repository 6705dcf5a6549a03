package cn.lianban.intake.web;

import cn.lianban.intake.ApplicationForm;
import cn.lianban.intake.Attachments;
import cn.lianban.intake.Attachments.Attachment;
import cn.lianban.intake.OwnApplications;
import cn.lianban.intake.Submissions;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.web.FileAnswer;
import cn.lianban.kernel.web.IdempotencyKey;
import cn.lianban.kernel.web.SubmissionReceipt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/applications")
@Tag(name = "申报", description = "申报主体提交与补充申报")
class ApplicationController {

  private final Submissions submissions;
  private final OwnApplications own;
  private final Attachments attachments;
  private final CurrentActor currentActor;
  private final ObjectMapper json;

  ApplicationController(
      Submissions submissions,
      OwnApplications own,
      Attachments attachments,
      CurrentActor currentActor,
      ObjectMapper json) {
    this.submissions = submissions;
    this.own = own;
    this.attachments = attachments;
    this.currentActor = currentActor;
    this.json = json;
  }

  record Correction(Map<String, Object> facts, String text) {}

  record Withdrawal(String reason) {}

  record Reconsideration(String text) {}

  record BankAccount(String bankAccount) {}

  @PostMapping
  @Operation(summary = "提交申报", description = "须带幂等键 Idempotency-Key：同一账号以同一键重复提交，得到同一份申报。")
  ResponseEntity<SubmissionReceipt> submit(
      @RequestHeader("Idempotency-Key") String key, @RequestBody JsonNode body)
      throws JsonProcessingException {
    IdempotencyKey request = IdempotencyKey.of(key, body);
    ApplicationForm form = json.treeToValue(body, ApplicationForm.class);
    if (form == null) {
      throw new BadInput("", "请求体不能为空");
    }
    Submissions.Taken taken =
        submissions.submit(currentActor.applicant(), request.key(), request.digest(), form);
    SubmissionReceipt answer =
        new SubmissionReceipt(
            taken.application().no(),
            taken.application().itemId(),
            taken.application().status().id());
    return answer.at("/api/applications/" + answer.no(), taken.repeated());
  }

  @PostMapping("/{no}/corrections")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "提交补正", description = "facts 只须给出要更改的数据；text 说明补正了什么。")
  void correct(@PathVariable String no, @RequestBody Correction correction) {
    own.correct(currentActor.applicant(), no, correction.facts(), correction.text());
  }

  @PostMapping("/{no}/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "撤回申报", description = "审定之前可以撤回。")
  void withdraw(@PathVariable String no, @RequestBody Withdrawal withdrawal) {
    own.withdraw(currentActor.applicant(), no, withdrawal.reason());
  }

  @PostMapping("/{no}/reconsideration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "申请复核", description = "不予受理或不予支持之后可申请一次。")
  void reconsider(@PathVariable String no, @RequestBody Reconsideration reconsideration) {
    own.reconsider(currentActor.applicant(), no, reconsideration.text());
  }

  @PutMapping("/{no}/bank-account")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "登记收款账户",
      description = "拨付之前须登记；撤回、不予支持等已终止的申报不能登记或变更（409，bank-account-closed）。")
  void bankAccount(@PathVariable String no, @RequestBody BankAccount account) {
    own.changeBankAccount(currentActor.applicant(), no, account.bankAccount());
  }

  @PostMapping(path = "/{no}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "上传附件",
      description =
          "受理之前，以及要求申报主体补正、陈述申辩、报告等期间可以上传，其他时候为 409（attachments-closed）。每个文件不超过 20 MB；PDF、OFD、图片、Word、Excel、WPS、纯文本，按内容识别，不接收含宏的文档。replaces 为所替换附件的编号，两个版本都保留。")
  ResponseEntity<Attachment> attach(
      @PathVariable String no,
      @RequestParam("file") MultipartFile file,
      @RequestParam(required = false) Long replaces)
      throws IOException {
    Attachment attachment =
        attachments.add(
            currentActor.applicant(), no, file.getOriginalFilename(), file.getBytes(), replaces);
    return ResponseEntity.created(
            URI.create("/api/applications/" + no + "/attachments/" + attachment.id()))
        .body(attachment);
  }

  @GetMapping("/{no}/attachments/{id}")
  @Operation(summary = "下载附件")
  ResponseEntity<byte[]> attachment(@PathVariable String no, @PathVariable long id) {
    Attachments.Content file = attachments.content(currentActor.get(), no, id);
    return FileAnswer.of(
        file.attachment().name(),
        file.attachment().type(),
        file.attachment().active(),
        file.bytes());
  }

  @DeleteMapping("/{no}/attachments/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除附件", description = "受理之前可以删除，连同以前的版本；之后为 409，可以上传新的版本替换。")
  void removeAttachment(@PathVariable String no, @PathVariable long id) {
    attachments.remove(currentActor.applicant(), no, id);
  }
}
