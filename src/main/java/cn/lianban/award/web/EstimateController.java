package cn.lianban.award.web;

import cn.lianban.award.Assessment;
import cn.lianban.award.Estimates;
import cn.lianban.award.RelatedItem;
import cn.lianban.award.RelatedItems;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "测算", description = "公开测算，不保存任何内容")
class EstimateController {

  private final Estimates estimates;
  private final RelatedItems sideBySide;

  EstimateController(Estimates estimates, RelatedItems sideBySide) {
    this.estimates = estimates;
    this.sideBySide = sideBySide;
  }

  record Question(Map<String, Object> facts, Estimates.Prior ledger, Estimates.Asking applicant) {}

  /**
   * The estimate of an item.
   *
   * @param sideBySide other items that the same facts may lead to, the best first
   */
  record Estimate(@JsonUnwrapped Assessment assessment, List<RelatedItem> sideBySide) {}

  @PostMapping("/api/items/{id}/estimate")
  @Operation(
      summary = "测算一个事项",
      description =
          "facts 为该事项的数据；ledger 可给出已享受年数与已获金额；applicant 可给出主体类型 entityType，据此判断条款的支持对象。sideBySide 列出同一数据还符合或可能符合的其他事项，以及能否与本事项同时享受及其依据。")
  Estimate estimate(@PathVariable String id, @RequestBody Question question) {
    return new Estimate(
        estimates.estimate(id, question.facts(), question.ledger(), question.applicant()),
        sideBySide.of(id, question.facts(), question.applicant()));
  }

  record Facts(Map<String, Object> facts, Estimates.Asking applicant) {}

  @PostMapping("/api/estimates")
  @Operation(
      summary = "按数据查找可申报事项",
      description =
          "列出条件已符合、或补齐所列数据后可能符合的奖补事项，以及它们之间的互斥与叠加关系；给出 applicant.entityType 的，只列支持该类主体的事项。未登录的，同一网络地址测算过于频繁时以 429 应答，可再试的时间见响应头 Retry-After。")
  Estimates.Overview overview(@RequestBody Facts facts) {
    return estimates.overview(facts.facts(), facts.applicant());
  }
}
