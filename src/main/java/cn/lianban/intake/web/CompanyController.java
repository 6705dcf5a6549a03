package cn.lianban.intake.web;

import cn.lianban.intake.Applicants;
import cn.lianban.intake.Claims;
import cn.lianban.intake.Companies;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "单位与账号", description = "哪些账号代表哪个申报主体；由受理部门变更，争议经认领申请由受理部门决定")
class CompanyController {

  private final Applicants applicants;
  private final Companies companies;
  private final Claims claims;
  private final CurrentActor currentActor;

  CompanyController(
      Applicants applicants, Companies companies, Claims claims, CurrentActor currentActor) {
    this.applicants = applicants;
    this.companies = companies;
    this.claims = claims;
    this.currentActor = currentActor;
  }

  /**
   * Who acts for the company from now on.
   *
   * @param before the accounts as the person saw them; null for no check whether others have
   *     changed them
   */
  record Accounts(List<String> accounts, List<String> before, String reason) {}

  record Filing(String uscc, String text) {}

  /**
   * @param before the accounts as the person saw them; null for those that acted when the claim was
   *     filed
   */
  record Decision(String decision, List<String> before, String reason) {}

  @GetMapping("/api/companies")
  @Operation(
      summary = "申报主体及其账号",
      description = "按单位名称、统一社会信用代码或账号查找；有认领申请待处理的在前。受理部门、监测、审计与系统管理人员可见。")
  Page<Companies.Company> companies(
      @RequestParam(required = false) String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return companies.find(currentActor.get(), q, new Page.Request(page, size));
  }

  @GetMapping("/api/companies/own")
  @Operation(summary = "本账号代表的申报主体", description = "尚未绑定的为空数组。")
  List<Applicants.Company> own() {
    return applicants.companyOf(currentActor.applicant().id()).stream().toList();
  }

  @GetMapping("/api/companies/{uscc}")
  @Operation(summary = "一个申报主体及其账号")
  Companies.Company company(@PathVariable String uscc) {
    return companies.get(currentActor.get(), uscc);
  }

  @GetMapping("/api/companies/{uscc}/changes")
  @Operation(summary = "账号变更记录", description = "最近的在前。")
  List<Companies.Change> changes(@PathVariable String uscc) {
    return companies.changes(currentActor.get(), uscc);
  }

  @PutMapping("/api/companies/{uscc}/accounts")
  @Operation(
      summary = "变更申报主体的账号",
      description =
          "accounts 为今后代表该单位的全部账号：更换、增加、移出都由此办理；原因必填并留痕。before 必填，为办理人所见的现有账号（没有的为空数组），账号已被他人变更的答复 409。该单位的全部申报与服务请求随之转由这些账号办理。")
  Companies.Company change(@PathVariable String uscc, @RequestBody Accounts change) {
    return companies.change(
        currentActor.get(), uscc, change.accounts(), change.before(), change.reason());
  }

  @GetMapping("/api/claims")
  @Operation(summary = "认领申请", description = "申报主体见自己的；受理部门、监测、审计与系统管理人员见全部，待处理的在前。")
  Page<Claims.Claim> claims(
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return claims.find(currentActor.get(), open, new Page.Request(page, size));
  }

  @PostMapping("/api/claims")
  @Operation(
      summary = "提交认领申请",
      description = "本单位的统一社会信用代码已由其他账号绑定、申报被拒绝（403，code 为 company-taken）时提交。")
  ResponseEntity<Claims.Claim> file(@RequestBody Filing filing) {
    Claims.Claim claim = claims.file(currentActor.applicant(), filing.uscc(), filing.text());
    return ResponseEntity.created(URI.create("/api/claims/" + claim.id())).body(claim);
  }

  @PostMapping(path = "/api/claims/{id}/attachment", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "上传认领材料", description = "一份，如营业执照与授权书的扫描件；再次上传的替换前一份，处理之后不能再传。")
  Claims.Claim attach(@PathVariable long id, @RequestParam("file") MultipartFile file)
      throws IOException {
    return claims.attach(currentActor.applicant(), id, file.getOriginalFilename(), file.getBytes());
  }

  @GetMapping("/api/claims/{id}/attachment")
  @Operation(summary = "下载认领材料")
  ResponseEntity<byte[]> attachment(@PathVariable long id) {
    Claims.File file = claims.attachment(currentActor.get(), id);
    return FileAnswer.of(file.name(), file.type(), file.content());
  }

  @PostMapping("/api/claims/{id}/decision")
  @Operation(
      summary = "处理认领申请",
      description =
          "decision：replace 变更为申请账号，原账号不再代表该单位；join 增加申请账号；refuse 不予认领。reason 必填，申请人可见。before 为处理人所见的现有账号（认领申请的 accounts），与现状不符的答复 409；不填时，申请提交之后账号已有变更的答复 409（code 为 accounts-changed）。")
  Claims.Claim decide(@PathVariable long id, @RequestBody Decision decision) {
    return claims.decide(
        currentActor.get(), id, decision.decision(), decision.before(), decision.reason());
  }
}
