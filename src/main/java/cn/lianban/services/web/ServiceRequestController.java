package cn.lianban.services.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.IdempotencyKey;
import cn.lianban.kernel.web.SubmissionReceipt;
import cn.lianban.services.OwnServiceRequests;
import cn.lianban.services.RequestForm;
import cn.lianban.services.ServiceFile;
import cn.lianban.services.ServiceFiles;
import cn.lianban.services.ServiceSubmissions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/service-requests")
@Tag(name = "服务请求", description = "企业请部门提供服务：提出、补充、评价、追问")
class ServiceRequestController {

  private final ServiceSubmissions submissions;
  private final OwnServiceRequests own;
  private final ServiceFiles files;
  private final CurrentActor currentActor;
  private final ObjectMapper json;

  ServiceRequestController(
      ServiceSubmissions submissions,
      OwnServiceRequests own,
      ServiceFiles files,
      CurrentActor currentActor,
      ObjectMapper json) {
    this.submissions = submissions;
    this.own = own;
    this.files = files;
    this.currentActor = currentActor;
    this.json = json;
  }

  record Supplement(Map<String, Object> facts, String text) {}

  record Rating(Integer rating, String comment) {}

  record FollowUp(String text) {}

  record Withdrawal(String reason) {}

  @PostMapping
  @Operation(summary = "提出服务请求", description = "须带幂等键 Idempotency-Key：同一账号以同一键重复提交，得到同一份请求。")
  ResponseEntity<SubmissionReceipt> submit(
      @RequestHeader("Idempotency-Key") String key, @RequestBody JsonNode body)
      throws JsonProcessingException {
    IdempotencyKey request = IdempotencyKey.of(key, body);
    RequestForm form = json.treeToValue(body, RequestForm.class);
    if (form == null) {
      throw new BadInput("", "请求体不能为空");
    }
    ServiceSubmissions.Taken taken =
        submissions.submit(currentActor.applicant(), request.key(), request.digest(), form);
    SubmissionReceipt answer =
        new SubmissionReceipt(
            taken.request().no(), taken.request().itemId(), taken.request().status().id());
    return answer.at("/api/service-requests/" + answer.no(), taken.repeated());
  }

  @GetMapping
  @Operation(summary = "查询服务请求", description = "企业见本单位的，办理人员见本部门经办的，监测与审计人员见全部。")
  Page<ServiceFiles.Summary> find(
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String itemId,
      @RequestParam(required = false) String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return files.find(
        currentActor.get(),
        new ServiceFiles.Search(status, itemId, q),
        new Page.Request(page, size));
  }

  @GetMapping("/{no}")
  @Operation(summary = "一份服务请求", description = "当前办理人、时间线、部门答复（办理人员可见）、给企业的答复与评价。")
  ServiceFile one(@PathVariable String no) {
    return files.of(currentActor.get(), no);
  }

  @PostMapping("/{no}/supplements")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "补充", description = "facts 只须给出要更改的内容；text 说明补充了什么。")
  void supplement(@PathVariable String no, @RequestBody Supplement supplement) {
    own.supplement(currentActor.applicant(), no, supplement.facts(), supplement.text());
  }

  @PostMapping("/{no}/rating")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "评价答复", description = "rating 为 1 至 5，5 为非常满意；评价后办结。")
  void rate(@PathVariable String no, @RequestBody Rating rating) {
    own.rate(currentActor.applicant(), no, rating.rating(), rating.comment());
  }

  @PostMapping("/{no}/follow-ups")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "追问", description = "答复之后可以追问，次数由服务办理方式规定。")
  void askAgain(@PathVariable String no, @RequestBody FollowUp followUp) {
    own.askAgain(currentActor.applicant(), no, followUp.text());
  }

  @PostMapping("/{no}/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "撤回请求", description = "答复之前可以撤回。")
  void withdraw(@PathVariable String no, @RequestBody Withdrawal withdrawal) {
    own.withdraw(currentActor.applicant(), no, withdrawal.reason());
  }
}
