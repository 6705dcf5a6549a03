package cn.lianban.review.process;

import cn.lianban.kernel.CalledByModels;
import cn.lianban.review.Evaluations;
import java.util.List;
import org.springframework.stereotype.Component;

/** The present round of evaluation, from which the process makes one instance for each seat. */
@CalledByModels
@Component("evaluationRound")
public class EvaluationRound {

  private final Evaluations evaluations;

  EvaluationRound(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  public List<Integer> seats(String applicationNo) {
    return evaluations.seats(applicationNo);
  }

  public String expert(String applicationNo, int seat) {
    return evaluations.expert(applicationNo, seat);
  }

  public boolean conflict(String applicationNo, int seat) {
    return evaluations.isVacant(applicationNo, seat);
  }
}
