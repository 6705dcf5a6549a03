package cn.lianban.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's checks of rights, without its question before each of them which groups have any
 * right at all. That reads every right there is, and there is one for each open task and group:
 * half a second for each request with a hundred thousand cases open. The answer only shortens the
 * list of a person's groups, which here is short.
 */
class QuickAuthorizations implements SessionFactory {

  @Override
  public Class<?> getSessionType() {
    return AuthorizationManager.class;
  }

  @Override
  public Session openSession() {
    return new AuthorizationManager() {

      @Override
      public List<String> filterAuthenticatedGroupIds(List<String> groupIds) {
        return groupIds == null ? List.of() : groupIds;
      }
    };
  }
}
