package cn.lianban.selection.process;

import cn.lianban.kernel.Actor;
import cn.lianban.selection.Ranking;
import cn.lianban.selection.RoundList;
import cn.lianban.selection.RoundTexts;
import cn.lianban.selection.SelectionProcess.Variable;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 确认名单: the commission confirms or returns the whole list; nobody who worked on one of its
 * applications may do so.
 */
@Component
class ConfirmRankingHandler implements TaskHandler {

  private static final String CONFIRM = "confirm";

  private final Ranking ranking;
  private final RoundList list;
  private final RoundTexts texts;

  ConfirmRankingHandler(Ranking ranking, RoundList list, RoundTexts texts) {
    this.ranking = ranking;
    this.list = list;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "confirmRanking";
  }

  @Override
  public List<String> cases(WorkItem task) {
    return list.casesOf(task.caseNo());
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task.caseNo());
    values.keySet().retainAll(List.of("caseSummary", "rankingSummary", "list"));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String decision = submission.requiredText("decision");
    if (decision.equals(CONFIRM)) {
      ranking.confirm(task.caseNo(), submission.text("list"), submission.text("remark"), actor);
    } else {
      ranking.giveBack(task.caseNo(), submission.text("list"), submission.text("remark"), actor);
    }
    return Map.of(Variable.RANKING, decision);
  }
}
