package cn.lianban.aftercare.web;

import cn.lianban.aftercare.AftercareFile;
import cn.lianban.aftercare.AftercareFiles;
import cn.lianban.aftercare.AnnualReports;
import cn.lianban.aftercare.BankReturns;
import cn.lianban.aftercare.Barring;
import cn.lianban.aftercare.BreachReports;
import cn.lianban.aftercare.Recoveries;
import cn.lianban.kernel.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "后续监管", description = "拨付之后：条件与年度报告、银行退汇、违反条件与追回")
class AftercareController {

  private final AftercareFiles files;
  private final AnnualReports reports;
  private final Recoveries recoveries;
  private final BreachReports breaches;
  private final BankReturns bankReturns;
  private final Barring barring;
  private final CurrentActor currentActor;

  AftercareController(
      AftercareFiles files,
      AnnualReports reports,
      Recoveries recoveries,
      BreachReports breaches,
      BankReturns bankReturns,
      Barring barring,
      CurrentActor currentActor) {
    this.files = files;
    this.reports = reports;
    this.recoveries = recoveries;
    this.breaches = breaches;
    this.bankReturns = bankReturns;
    this.barring = barring;
    this.currentActor = currentActor;
  }

  record Report(Integer year, String text, Map<String, Object> facts) {}

  record Reply(String text) {}

  record Breach(String ground, String text, BigDecimal amount) {}

  record BankReturn(String reference, String reason, LocalDate returnedOn) {}

  @GetMapping("/api/applications/{no}/aftercare")
  @Operation(summary = "拨付之后的情况", description = "须保持的条件、年度报告、退汇、违反条件与追回，以及现在请申报主体做什么。")
  AftercareFile aftercare(@PathVariable String no) {
    return files.of(currentActor.get(), no);
  }

  @GetMapping("/api/breach-grounds")
  @Operation(summary = "违反条件的情形", description = "由决策表“限制申报期限”规定。")
  List<Barring.Ground> grounds() {
    return barring.grounds();
  }

  @PostMapping("/api/applications/{no}/reports")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "提交年度报告", description = "申报主体提交；facts 可选，写有变化的申报数据；佐证材料作为附件上传。")
  void report(@PathVariable String no, @RequestBody Report report) {
    reports.submit(currentActor.get(), no, report.year(), report.text(), report.facts());
  }

  @PostMapping("/api/applications/{no}/breach-reply")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "陈述申辩", description = "申报主体对违反条件的情况作出说明，期限内一次。")
  void reply(@PathVariable String no, @RequestBody Reply reply) {
    recoveries.reply(currentActor.get(), no, reply.text());
  }

  @PostMapping("/api/applications/{no}/breaches")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "提出违反条件的情况", description = "经办该申报的部门提出，随即启动追回；amount 为建议追回的金额，可不填。")
  void breach(@PathVariable String no, @RequestBody Breach breach) {
    breaches.report(currentActor.get(), no, breach.ground(), breach.text(), breach.amount());
  }

  @PostMapping("/api/applications/{no}/bank-return")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "登记银行退汇", description = "该申报的拨付岗登记；申报主体更正收款账户之后重新拨付。")
  void bankReturn(@PathVariable String no, @RequestBody BankReturn returned) {
    bankReturns.register(
        currentActor.get(), no, returned.reference(), returned.reason(), returned.returnedOn());
  }
}
