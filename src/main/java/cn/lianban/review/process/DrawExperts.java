package cn.lianban.review.process;

import cn.lianban.intake.Plans;
import cn.lianban.kernel.Actor;
import cn.lianban.review.Evaluations;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 抽取专家: from the group of experts, as many as the plan asks for. */
@Component("drawExperts")
class DrawExperts implements JavaDelegate {

  private final Evaluations evaluations;
  private final Plans plans;
  private final IdentityService identity;

  DrawExperts(Evaluations evaluations, Plans plans, @Lazy IdentityService identity) {
    this.evaluations = evaluations;
    this.plans = plans;
    this.identity = identity;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String no = execution.getProcessBusinessKey();
    List<String> pool = identity.createUserQuery().memberOfGroup(Actor.EXPERTS).unlimitedList().stream().map(User::getId).toList();
    evaluations.draw(no, pool, plans.of(no).experts());
  }
}
