package cn.lianban.workflow.engine;

import cn.lianban.kernel.PlainText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of persons: records hold the account, and readers see the name. */
@Component
public class PersonNames {

  private final IdentityService identity;
  private final AsSystem asSystem;

  PersonNames(IdentityService identity, AsSystem asSystem) {
    this.identity = identity;
    this.asSystem = asSystem;
  }

  /** The person's name, such as 市药监局 审核员; the id where no name is recorded. Null for null. */
  public @Nullable String name(@Nullable String id) {
    return id == null ? null : names(List.of(id)).get(id);
  }

  /** As {@link #name}, by id; null ids are left out. */
  public Map<String, String> names(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    ids.stream().filter(Objects::nonNull).forEach(id -> names.put(id, id));
    if (!names.isEmpty()) {
      asSystem
          .call(
              () ->
                  identity
                      .createUserQuery()
                      .userIdIn(names.keySet().toArray(String[]::new))
                      .listPage(0, names.size()))
          .forEach(user -> names.put(user.getId(), name(user)));
    }
    return names;
  }

  /** Whether an account with this id belongs to the group. */
  public boolean isMember(String id, String group) {
    return asSystem.call(
        () -> identity.createUserQuery().userId(id).memberOfGroup(group).count() > 0);
  }

  private static String name(User user) {
    String name =
        PlainText.clean(
                Stream.of(user.getFirstName(), user.getLastName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" ")))
            .strip();
    return name.isEmpty() ? user.getId() : name;
  }
}
