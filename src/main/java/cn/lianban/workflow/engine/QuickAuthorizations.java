package cn.lianban.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's authorisation checks without its first query, which finds out which of a person's
 * groups have any rights. The query reads all rights, of which there is one for each open task and
 * group, and takes half a second for each request with a hundred thousand open cases. It would only
 * shorten the list of a person's groups, which is short anyway.
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
