package cn.lianban.selection.web;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.selection.RoundPlan;
import cn.lianban.selection.RoundPlanning;
import cn.lianban.selection.RoundReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/rounds")
@Tag(name = "申报批次", description = "择优事项的申报批次：通知与时间人人可读，名单只给办理人员")
class RoundController {

  private final RoundPlanning planning;
  private final RoundReading reading;
  private final CurrentActor currentActor;

  RoundController(RoundPlanning planning, RoundReading reading, CurrentActor currentActor) {
    this.planning = planning;
    this.reading = reading;
    this.currentActor = currentActor;
  }

  record Cancellation(String reason) {}

  record Budget(BigDecimal budget) {}

  record OtherBudget(BigDecimal budget, String reason) {}

  record InRounds(Boolean inRounds) {}

  @GetMapping
  @Operation(summary = "申报批次", description = "开放时间最晚的在前。")
  Page<RoundReading.Summary> rounds(
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String itemId,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return reading.find(status, itemId, new Page.Request(page, size));
  }

  @GetMapping("/{no}")
  @Operation(summary = "一个批次", description = "通知、时间与条件人人可读；排序名单与办理过程只给办理人员。")
  RoundReading.Detail round(@PathVariable String no) {
    return reading.get(no, currentActor.find());
  }

  @PostMapping
  @Operation(summary = "发布批次", description = "流程管理员。发布之后，所列事项只在批次开放期间受理；预算须由另一位流程管理员确认，此前名单不能确认。")
  ResponseEntity<Map<String, String>> plan(@RequestBody RoundPlan plan) {
    String no = planning.plan(currentActor.get(), plan);
    return ResponseEntity.created(URI.create("/api/rounds/" + no)).body(Map.of("no", no));
  }

  @PutMapping("/{no}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "调整批次", description = "开放之前可以调整时间与条件。")
  void change(@PathVariable String no, @RequestBody RoundPlan plan) {
    planning.change(currentActor.get(), no, plan);
  }

  @PutMapping("/{no}/budget")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "提出批次的另一预算",
      description = "流程管理员，须写明原因。名单确认之前可以提出，由另一位流程管理员确认；已有名单的按新预算重新划线。")
  void proposeBudget(@PathVariable String no, @RequestBody OtherBudget other) {
    planning.proposeBudget(currentActor.get(), no, other.budget(), other.reason());
  }

  @PostMapping("/{no}/budget/confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "确认批次预算", description = "限提出人以外的流程管理员；budget 为所确认的金额，与现在的不同则不确认（409）。")
  void confirmBudget(@PathVariable String no, @RequestBody Budget confirmed) {
    planning.confirmBudget(currentActor.get(), no, confirmed.budget());
  }

  @PostMapping("/{no}/cancellation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "取消批次", description = "开放之前可以取消。")
  void cancel(@PathVariable String no, @RequestBody Cancellation cancellation) {
    planning.cancel(currentActor.get(), no, cancellation.reason());
  }

  @PutMapping("/items/{itemId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "某事项是否按批次申报", description = "发布批次即按批次申报；没有待开放和受理中的批次时，可恢复随时申报。")
  void putInRounds(@PathVariable String itemId, @RequestBody InRounds choice) {
    planning.putInRounds(currentActor.get(), itemId, choice.inRounds());
  }
}
