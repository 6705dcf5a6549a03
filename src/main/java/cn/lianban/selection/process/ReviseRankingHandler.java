package cn.lianban.selection.process;

import cn.lianban.kernel.Actor;
import cn.lianban.selection.Ranking;
import cn.lianban.selection.RoundList;
import cn.lianban.selection.RoundTexts;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 调整评选条件: the organiser revises the conditions of the cut-off after the commission has returned the
 * list.
 */
@Component
class ReviseRankingHandler implements TaskHandler {

  private final Ranking ranking;
  private final RoundList list;
  private final RoundTexts texts;

  ReviseRankingHandler(Ranking ranking, RoundList list, RoundTexts texts) {
    this.ranking = ranking;
    this.list = list;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "reviseRanking";
  }

  @Override
  public List<String> cases(WorkItem task) {
    return list.casesOf(task.caseNo());
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task.caseNo());
    values.remove("list");
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    BigDecimal places = submission.number("places");
    Ranking.Revision revision =
        new Ranking.Revision(
            submission.requiredMoney("budget"),
            submission.number("minimumScore"),
            places == null ? null : places.intValueExact(),
            submission.requiredNumber("reservePlaces").intValueExact(),
            submission.isTrue("scaling"),
            submission.text("remark"));
    ranking.revise(task.caseNo(), revision, actor);
    return Map.of();
  }
}
