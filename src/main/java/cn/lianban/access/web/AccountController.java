package cn.lianban.access.web;

import cn.lianban.access.AccountCreation;
import cn.lianban.access.AccountCreation.NewAccount;
import cn.lianban.access.AccountEvents;
import cn.lianban.access.AccountImport;
import cn.lianban.access.AccountList;
import cn.lianban.access.AccountMaintenance;
import cn.lianban.access.AdministrationRules;
import cn.lianban.access.ChangedPosts;
import cn.lianban.access.HandedOver;
import cn.lianban.access.PasswordResets;
import cn.lianban.access.PostConfirmation;
import cn.lianban.access.PostProposals;
import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

@RestController
@RequestMapping("/api/accounts")
@Tag(name = "账号管理", description = "账号与岗位；安全管理员办理，系统、审计管理员和审计人员可查看")
class AccountController {

  private static final List<AccountEvents.Kind> LOG_INS =
      List.of(
          AccountEvents.Kind.LOGGED_IN,
          AccountEvents.Kind.LOG_IN_FAILED,
          AccountEvents.Kind.LOG_IN_HELD,
          AccountEvents.Kind.LOGGED_OUT);
  private static final List<AccountEvents.Kind> CHANGES =
      List.copyOf(EnumSet.complementOf(EnumSet.copyOf(LOG_INS)));

  private final AccountCreation making;
  private final AccountMaintenance changing;
  private final PasswordResets resets;
  private final PostConfirmation confirmation;
  private final AdministrationRules rules;
  private final AccountImport lists;
  private final AccountList accounts;
  private final PostProposals proposals;
  private final AccountEvents events;
  private final CurrentActor currentActor;

  AccountController(
      AccountCreation making,
      AccountMaintenance changing,
      PasswordResets resets,
      PostConfirmation confirmation,
      AdministrationRules rules,
      AccountImport lists,
      AccountList accounts,
      PostProposals proposals,
      AccountEvents events,
      CurrentActor currentActor) {
    this.making = making;
    this.changing = changing;
    this.resets = resets;
    this.confirmation = confirmation;
    this.rules = rules;
    this.lists = lists;
    this.accounts = accounts;
    this.proposals = proposals;
    this.events = events;
    this.currentActor = currentActor;
  }

  /**
   * The choices for the page.
   *
   * @param idRule rule for ids of accounts, in words
   * @param importRows largest number of rows of a list
   * @param alone whether the person may give every post without a second person, because nobody
   *     else administers accounts yet
   */
  record Choices(
      List<AccountList.Offer> posts,
      String idRule,
      List<String> importColumns,
      int importRows,
      boolean alone) {}

  /**
   * @param reason optional
   */
  record Creation(String id, String name, List<String> posts, String reason) {}

  record PostChange(List<String> posts, String reason) {}

  record Renaming(String name) {}

  record Reason(String reason) {}

  record Decision(String decision, String reason) {}

  @GetMapping
  @Operation(summary = "账号", description = "按账号或姓名查找；post 为岗位代号，state 为 enabled 或 disabled。")
  Page<AccountList.Account> all(
      @RequestParam(required = false) String q,
      @RequestParam(required = false) String post,
      @RequestParam(required = false) String state,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return accounts.find(new AccountList.Search(q, post, state), new Page.Request(page, size));
  }

  @GetMapping("/choices")
  @Operation(summary = "可授予的岗位与规则")
  Choices choices() {
    return new Choices(
        accounts.offers(),
        AccountIds.RULE,
        AccountImport.columns(),
        lists.most(),
        rules.isAlone(currentActor.get()));
  }

  @GetMapping("/findings")
  @Operation(summary = "需要处理的账号", description = "没有岗位的、岗位互相冲突的。")
  List<AccountList.Account> findings() {
    return accounts.withFindings();
  }

  @GetMapping("/events")
  @Operation(
      summary = "登录与账号变更记录",
      description = "最新的在前；about 为 log-ins（登录）或 changes（变更），account 不写为全部账号。")
  Page<AccountEvents.Event> events(
      @RequestParam(defaultValue = "changes") String about,
      @RequestParam(required = false) String account,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    if (!about.equals("changes") && !about.equals("log-ins")) {
      throw new BadInput("about", "about 应为 log-ins（登录）或 changes（变更）");
    }
    List<AccountEvents.Kind> kinds = about.equals("log-ins") ? LOG_INS : CHANGES;
    Page.Request wanted = new Page.Request(page, size);
    return account == null || account.isBlank()
        ? events.all(kinds, wanted)
        : events.of(account.strip(), kinds, wanted);
  }

  @GetMapping("/template")
  @Operation(summary = "导入模板", description = "CSV，可用 Excel 打开；也可以导入列名相同的 .xlsx。")
  ResponseEntity<byte[]> template() {
    // the byte order mark tells Excel that the file is UTF-8
    byte[] content =
        ("\uFEFF" + String.join(",", AccountImport.columns()) + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, FileAnswer.disposition("attachment", "账号导入模板.csv"))
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(content);
  }

  @GetMapping("/proposals")
  @Operation(
      summary = "待确认的岗位",
      description =
          "审定、拨付、评审专家、流程负责人和管理员岗位由一名安全管理员提出，另一人确认后生效；取消评审专家岗位、停用专家账号（kind 为 take）和重置专家密码（kind 为 keep）也一样。open 为 true 只列等待确认的。")
  Page<PostProposals.Proposal> proposals(
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return proposals.find(open, new Page.Request(page, size));
  }

  @PostMapping("/proposals/{id}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "确认或不同意岗位的变更",
      description =
          "decision：confirm 确认（提出人和被授予人以外的安全管理员；只有一名安全管理员的，由审计管理员），refuse 不同意或撤回，须写 reason。")
  void decide(@PathVariable long id, @RequestBody Decision decision) {
    if (!"confirm".equals(decision.decision) && !"refuse".equals(decision.decision)) {
      throw new BadInput("decision", "请选择：confirm 确认，或 refuse 不同意");
    }
    confirmation.decide(
        currentActor.get(), id, decision.decision.equals("confirm"), decision.reason);
  }

  @PostMapping
  @Operation(
      summary = "建立账号",
      description =
          "答复中的 password 为一次性密码，只显示这一次；首次登录须另设密码。waiting 为等待第二人确认的岗位，warnings 提示宜由不同的人担任的岗位。")
  ResponseEntity<HandedOver> create(@RequestBody Creation creation) {
    HandedOver made =
        making.create(
            currentActor.get(),
            new NewAccount(
                creation.id == null ? "" : creation.id.strip(), creation.name, creation.posts),
            creation.reason);
    return ResponseEntity.created(
            URI.create(
                "/api/accounts/" + UriUtils.encodePathSegment(made.id(), StandardCharsets.UTF_8)))
        .body(made);
  }

  @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "导入名单",
      description =
          "Excel（.xlsx）或 CSV（UTF-8、GB18030）。任何一行有误则一个账号也不建立，faults 逐行逐列说明；check 为 true 只检查。建立后 made 给出一次性密码，只显示这一次。")
  AccountImport.Report take(
      @RequestParam("file") MultipartFile file, @RequestParam(defaultValue = "false") boolean check)
      throws IOException {
    return lists.take(currentActor.get(), file.getBytes(), check);
  }

  @GetMapping("/{id}")
  @Operation(summary = "一个账号")
  AccountList.Account one(@PathVariable String id) {
    return accounts.get(id);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "删除账号", description = "只限从未使用过的账号；用过的可以停用。删除后账号名不再使用。")
  void delete(@PathVariable String id) {
    changing.delete(currentActor.get(), id);
  }

  @PutMapping("/{id}/name")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "修改姓名")
  void rename(@PathVariable String id, @RequestBody Renaming renaming) {
    changing.rename(currentActor.get(), id, renaming.name);
  }

  @PutMapping("/{id}/posts")
  @Operation(
      summary = "变更岗位",
      description =
          "posts 为今后的全部岗位；取消的立即生效，须第二人确认的（含取消评审专家）列在 waiting 中，宜由不同的人担任的岗位在 warnings 中提示。")
  ChangedPosts changePosts(@PathVariable String id, @RequestBody PostChange change) {
    return changing.changePosts(currentActor.get(), id, change.posts, change.reason);
  }

  @PostMapping("/{id}/disabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "停用账号",
      description = "立即生效，已登录的随即退出；须写原因。专家账号即时不能登录，但在第二人确认之前仍计入抽取，以免一人借停用决定由谁评审。")
  void disable(@PathVariable String id, @RequestBody Reason reason) {
    changing.disable(currentActor.get(), id, reason.reason);
  }

  @PostMapping("/{id}/enabling")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "启用账号")
  void enable(@PathVariable String id, @RequestBody Reason reason) {
    changing.enable(currentActor.get(), id, reason.reason);
  }

  @PostMapping("/{id}/password-reset")
  @Operation(summary = "重置密码", description = "答复中的 password 为一次性密码，只显示这一次；已登录的随即退出，下次登录须另设密码。")
  HandedOver resetPassword(@PathVariable String id) {
    return resets.resetPassword(currentActor.get(), id);
  }
}
