package cn.lianban.workflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs the service's own queries to the engine while a person is logged in, because the person's
 * rights cover only the tasks.
 */
@Component
public class AsSystem {

  private final IdentityService identity;

  AsSystem(IdentityService identity) {
    this.identity = identity;
  }

  public <T> T call(Supplier<T> work) {
    Authentication person = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      restore(person);
    }
  }

  /**
   * Runs the work as this person, so that the engine checks the person's rights and records the
   * person.
   */
  public void runAs(@Nullable String person, Collection<String> groups, Runnable work) {
    Authentication before = identity.getCurrentAuthentication();
    identity.setAuthentication(person, List.copyOf(groups));
    try {
      work.run();
    } finally {
      restore(before);
    }
  }

  private void restore(Authentication person) {
    if (person == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(person);
    }
  }
}
