package cn.lianban.review.process;

import cn.lianban.kernel.Actor;
import cn.lianban.review.EvaluationDraws.Candidate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The accounts in the group of experts; only they can get a seat. */
@Component
class ExpertAccounts {

  private final IdentityService identity;

  ExpertAccounts(IdentityService identity) {
    this.identity = identity;
  }

  List<Candidate> all() {
    return identity.createUserQuery().memberOfGroup(Actor.EXPERTS).unlimitedList().stream()
        .map(User::getId)
        .map(this::candidate)
        .toList();
  }

  private Candidate candidate(String account) {
    Set<String> groups =
        identity.createGroupQuery().groupMember(account).unlimitedList().stream()
            .map(Group::getId)
            .collect(Collectors.toUnmodifiableSet());
    return new Candidate(account, groups);
  }
}
