package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CompanyAccounts;
import cn.lianban.kernel.Locks;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of people who log in through the identity provider: created at the first log-in and
 * updated at each. Their groups come only from the provider.
 */
class ProviderAccounts {

  private static final int PASSWORD_BYTES = 48;
  private static final String REASON = "由单位统一身份认证确定";

  private final Accounts accounts;
  private final AccountRegister register;
  private final AccountSessions sessions;
  private final AccountEvents events;
  private final Posts posts;
  private final PostRecord record;
  private final NewAccountIds ids;
  private final CompanyAccounts companies;
  private final ProviderSettings settings;
  private final Locks locks;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ProviderAccounts(
      Accounts accounts,
      AccountRegister register,
      AccountSessions sessions,
      AccountEvents events,
      Posts posts,
      PostRecord record,
      NewAccountIds ids,
      CompanyAccounts companies,
      ProviderSettings settings,
      Locks locks,
      JdbcClient jdbc,
      Clock clock) {
    this.accounts = accounts;
    this.register = register;
    this.sessions = sessions;
    this.events = events;
    this.posts = posts;
    this.record = record;
    this.ids = ids;
    this.companies = companies;
    this.settings = settings;
    this.locks = locks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Why a person known to the provider is not admitted; the log-in page explains each in Chinese.
   */
  enum Refusal {
    CLAIMS,
    ID,
    TAKEN,
    ROLE,
    POSTS,
    DISABLED,
    COMPANY
  }

  /** The result of a log-in; exactly one of the two is null. */
  record Admission(@Nullable String account, @Nullable Refusal refusal) {

    private static Admission refused(Refusal refusal) {
      return new Admission(null, refusal);
    }

    /** The account of a person who is admitted. */
    String admitted() {
      return Objects.requireNonNull(account, "who is not refused has an account");
    }
  }

  private record Known(String account, String salt) {}

  /**
   * Finds or creates the account, and updates it. An account that is not admitted leaves nothing
   * behind.
   *
   * @throws cn.lianban.kernel.BadInput where the company's code cannot be one
   * @throws cn.lianban.kernel.Refused where the account cannot act for the company; nothing is
   *     changed then
   */
  @Transactional
  public Admission admit(String issuer, String subject, Map<String, Object> claims) {
    Optional<String> name = settings.name(claims);
    if (settings.id(claims).isEmpty() || name.isEmpty() || !canBeKept(issuer + subject)) {
      return Admission.refused(Refusal.CLAIMS);
    }
    Set<String> groups = settings.groupsOf(settings.roles(claims));
    Optional<String> company = settings.company(claims);
    if (groups.contains(Actor.APPLICANTS) && settings.knowsCompanies() && company.isEmpty()) {
      return Admission.refused(Refusal.COMPANY);
    }
    if (!posts.conflictsIn(groups).isEmpty()) {
      return Admission.refused(Refusal.POSTS);
    }
    // two simultaneous first log-ins of one person must create only one account
    locks.named(issuer + "\n" + subject);
    Optional<Known> known = known(issuer, subject);
    // the account would work on what it applied for; the accepting body takes it from the company
    // first
    if (known.isPresent()
        && !groups.isEmpty()
        && !groups.contains(Actor.APPLICANTS)
        && companies.of(known.get().account).isPresent()) {
      return Admission.refused(Refusal.POSTS);
    }
    Admission admission =
        known.isPresent()
            ? again(known.get(), name.get(), groups)
            : first(issuer, subject, settings.id(claims).get(), name.get(), groups);
    if (admission.refusal() == null && groups.contains(Actor.APPLICANTS) && company.isPresent()) {
      companies.bind(
          admission.admitted(), company.get(), settings.companyName(claims).orElse(null));
    }
    return admission;
  }

  private Admission first(
      String issuer, String subject, String id, String name, Set<String> groups) {
    if (groups.isEmpty()) {
      return Admission.refused(Refusal.ROLE);
    }
    // somebody else may be given the same id at the same time, here or by an administrator
    locks.named(AdministrationRules.LOCK);
    Optional<NewAccountIds.Fault> fault = ids.fault(id);
    if (fault.isPresent()) {
      return Admission.refused(fault.get().isSomebodys() ? Refusal.TAKEN : Refusal.ID);
    }
    // an account with this id existed, though it was never used
    if (register.of(id).createdAt() != null) {
      return Admission.refused(Refusal.TAKEN);
    }
    byte[] password = new byte[PASSWORD_BYTES];
    random.nextBytes(password);
    accounts.create(id, name, "", Base64.getEncoder().encodeToString(password));
    register.created(id, null);
    jdbc.sql(
            """
            insert into provider_account (issuer, subject, account, salt, created_at, entered_at)
            values (:issuer, :subject, :account, :salt, :at, :at)
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .param("account", id)
        .param("salt", accounts.salt(id).orElseThrow())
        .param("at", OffsetDateTime.now(clock))
        .update();
    belong(id, groups);
    return new Admission(id, null);
  }

  private Admission again(Known known, String name, Set<String> groups) {
    String id = known.account;
    // deleted and created anew, or given a password, so it is a local account now
    if (!accounts.salt(id).map(known.salt::equals).orElse(false)) {
      return Admission.refused(Refusal.TAKEN);
    }
    belong(id, groups);
    if (groups.isEmpty()) {
      sessions.end(id);
      return Admission.refused(Refusal.ROLE);
    }
    if (register.isDisabled(id)) {
      return Admission.refused(Refusal.DISABLED);
    }
    if (!name.equals(accounts.name(id))) {
      accounts.rename(id, name);
    }
    jdbc.sql("update provider_account set entered_at = :at where account = :id")
        .param("at", OffsetDateTime.now(clock))
        .param("id", id)
        .update();
    return new Admission(id, null);
  }

  /** Whether PostgreSQL can store the text: NUL is the only character that it cannot. */
  private static boolean canBeKept(String text) {
    return text.indexOf('\0') < 0;
  }

  /**
   * Ends what an earlier log-in left of a person who is refused now: the sessions, and the groups,
   * because they come only from the provider. Leaves alone an account that has become a local one,
   * and a disabled one, which has no sessions.
   */
  @Transactional
  public void shutOut(String issuer, String subject) {
    if (!canBeKept(issuer + subject)) {
      return;
    }
    locks.named(issuer + "\n" + subject);
    known(issuer, subject)
        .filter(known -> accounts.salt(known.account).map(known.salt::equals).orElse(false))
        .filter(known -> !register.isDisabled(known.account))
        .ifPresent(
            known -> {
              belong(known.account, Set.of());
              sessions.end(known.account);
            });
  }

  private void belong(String id, Set<String> groups) {
    Set<String> before = accounts.groups(id);
    Stream.concat(before.stream(), groups.stream())
        .distinct()
        .filter(group -> before.contains(group) != groups.contains(group))
        .forEach(
            group -> {
              if (groups.contains(group)) {
                accounts.join(id, group);
              } else {
                accounts.leave(id, group);
              }
            });
    note(id, added(groups, before), true);
    note(id, added(before, groups), false);
  }

  private static Set<String> added(Set<String> now, Set<String> before) {
    Set<String> added = new LinkedHashSet<>(now);
    added.removeAll(before);
    return added;
  }

  /** Records the posts that these groups give, as for those that administrators give or take. */
  private void note(String id, Set<String> groups, boolean added) {
    List<Posts.Post> changed = posts.of(groups);
    if (changed.isEmpty()) {
      return;
    }
    changed.forEach(post -> record.append(id, post.id(), added, null, null, false, REASON));
    events.append(
        AccountEvents.Kind.ROLES_CHANGED,
        id,
        null,
        (added ? "增加 " : "取消 ")
            + changed.stream().map(Posts.Post::title).collect(Collectors.joining("、"))
            + "："
            + REASON);
  }

  private Optional<Known> known(String issuer, String subject) {
    return jdbc.sql(
            "select account, salt from provider_account where issuer = :issuer and subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(Known.class)
        .optional();
  }
}
