package cn.lianban.access;

import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.BadInput;
import cn.lianban.workflow.engine.PersonNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The accounts in the engine's identity tables: one account of a person, member of one group or
 * more.
 */
@Component
public class Accounts {

  private final IdentityService identity;
  private final PersonNames people;
  private final AuthorizationService authorizations;

  Accounts(IdentityService identity, PersonNames people, AuthorizationService authorizations) {
    this.identity = identity;
    this.people = people;
    this.authorizations = authorizations;
  }

  boolean exists(@Nullable String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  public Set<String> groups(@Nullable String id) {
    return identity.createGroupQuery().groupMember(id).list().stream()
        .map(Group::getId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The name of a group; its id where no name is recorded. */
  public String groupName(String id) {
    Group group = identity.createGroupQuery().groupId(id).singleResult();
    return group == null || group.getName() == null ? id : group.getName();
  }

  /** The members of a group, by id. */
  List<String> membersOf(String group) {
    return identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
        .map(User::getId)
        .toList();
  }

  boolean anyIn(String group) {
    return identity.createUserQuery().memberOfGroup(group).count() > 0;
  }

  /** The name of the person, such as 市药监局 审核员; the id where no name is recorded. */
  public @Nullable String name(@Nullable String id) {
    return people.name(id);
  }

  /** As {@link #name}, by id. */
  Map<String, String> names(Collection<String> ids) {
    return people.names(ids);
  }

  /**
   * Creates the account unless it exists; the engine's pages show the first name before the last.
   * Does not check the password rules.
   *
   * @throws BadInput where the id is not allowed
   */
  void create(@Nullable String id, @Nullable String firstName, String lastName, String password) {
    AccountIds.check(id);
    if (exists(id)) {
      return;
    }
    User user = identity.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(password);
    ((IdentityServiceImpl) identity).saveUser(user, true);
  }

  void createGroup(String id, String name) {
    Group group = identity.createGroupQuery().groupId(id).singleResult();
    if (group == null) {
      group = identity.newGroup(id);
    } else if (name.equals(group.getName())) {
      return;
    }
    group.setName(name);
    group.setType("WORKFLOW");
    identity.saveGroup(group);
  }

  /** Changes the person's name. */
  void rename(String id, String name) {
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setFirstName(name);
    user.setLastName("");
    ((IdentityServiceImpl) identity).saveUser(user, true);
  }

  /** Sets another password without checking the password rules. */
  void setPassword(String id, String password) {
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setPassword(password);
    ((IdentityServiceImpl) identity).saveUser(user, true);
  }

  /** Deletes the account with its memberships and its personal rights in the engine. */
  void delete(String id) {
    authorizations
        .createAuthorizationQuery()
        .userIdIn(id)
        .list()
        .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    identity.deleteUser(id);
  }

  boolean groupExists(String id) {
    return identity.createGroupQuery().groupId(id).count() > 0;
  }

  /**
   * The salt of the account's password, which changes with each password; empty where there is no
   * account.
   */
  Optional<String> salt(String id) {
    return identity.createUserQuery().userId(id).singleResult() instanceof UserEntity user
        ? Optional.ofNullable(user.getSalt())
        : Optional.empty();
  }

  void leave(String id, String group) {
    identity.deleteMembership(id, group);
  }

  void join(String id, String group) {
    if (!groups(id).contains(group)) {
      identity.createMembership(id, group);
    }
  }
}
