package cn.lianban.access.web;

import cn.lianban.access.AccountEvents;
import cn.lianban.access.AccountPosts;
import cn.lianban.access.AccountRegister;
import cn.lianban.access.Accounts;
import cn.lianban.access.OwnPassword;
import cn.lianban.access.PasswordRules;
import cn.lianban.access.TooManyAttempts;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "账号", description = "本人的资料与密码，账号的登录记录")
class ProfileController {

  private static final List<AccountEvents.Kind> LOG_INS =
      List.of(
          AccountEvents.Kind.LOGGED_IN,
          AccountEvents.Kind.LOG_IN_FAILED,
          AccountEvents.Kind.LOG_IN_HELD,
          AccountEvents.Kind.LOGGED_OUT,
          AccountEvents.Kind.PASSWORD_CHOSEN,
          AccountEvents.Kind.PASSWORD_CHANGED,
          AccountEvents.Kind.PASSWORD_RESET);

  private final CurrentActor currentActor;
  private final Accounts accounts;
  private final AccountPosts posts;
  private final AccountRegister register;
  private final AccountEvents events;
  private final OwnPassword ownPassword;
  private final PasswordRules rules;

  ProfileController(
      CurrentActor currentActor,
      Accounts accounts,
      AccountPosts posts,
      AccountRegister register,
      AccountEvents events,
      OwnPassword ownPassword,
      PasswordRules rules) {
    this.currentActor = currentActor;
    this.accounts = accounts;
    this.posts = posts;
    this.register = register;
    this.events = events;
    this.ownPassword = ownPassword;
    this.rules = rules;
  }

  record Named(String id, String name) {}

  record LogIn(OffsetDateTime at, String address, String browser) {}

  record Chosen(
      OffsetDateTime at,
      @Nullable String address,
      @Nullable String browser,
      @Nullable String text) {}

  /**
   * A person's own account.
   *
   * @param findings missing or conflicting groups, in Chinese
   * @param mustChangePassword whether a new password has to be chosen before anything else
   * @param oneTimePasswordUntil until when the one-time password can be replaced; null for none
   * @param passwordChangedAt null where it never was
   * @param ownPassword when and from where a one-time password was last replaced, null where it
   *     never was; the text names who had handed it out
   * @param lastLogIn the last log-in before the present one; null for none
   */
  record Profile(
      @Nullable String id,
      @Nullable String name,
      List<Named> groups,
      List<String> findings,
      boolean mustChangePassword,
      @Nullable OffsetDateTime oneTimePasswordUntil,
      @Nullable OffsetDateTime passwordChangedAt,
      @Nullable Chosen ownPassword,
      List<String> passwordRules,
      @Nullable LogIn lastLogIn) {}

  /**
   * Passwords are not cleaned like other texts, because those at log-in are not either.
   *
   * @param current the present password
   * @param password the new one
   */
  record Change(
      @JsonDeserialize(using = StringDeserializer.class) String current,
      @JsonDeserialize(using = StringDeserializer.class) String password) {}

  @GetMapping("/api/profile")
  @Operation(summary = "我的资料", description = "本人的姓名、岗位与角色、密码规则与上次登录。")
  Profile profile() {
    Actor actor = currentActor.get();
    AccountRegister.Entry entry = register.of(actor.id());
    boolean chooses = entry.mustChangePassword();
    // until then the log-in has none
    Stream<String> groups =
        chooses ? accounts.groups(actor.id()).stream() : actor.groups().stream();
    List<String> own = groups.filter(group -> !actor.substitutesIn(group)).sorted().toList();
    List<AccountEvents.Event> logIns =
        events
            .of(actor.id(), List.of(AccountEvents.Kind.LOGGED_IN), new Page.Request(0, 2))
            .content();
    return new Profile(
        actor.id(),
        accounts.name(actor.id()),
        own.stream().map(group -> new Named(group, accounts.groupName(group))).toList(),
        chooses ? List.of() : posts.findings(own),
        entry.mustChangePassword(),
        register.oneTimePasswordUntil(entry),
        entry.passwordChangedAt(),
        events
            .of(actor.id(), List.of(AccountEvents.Kind.PASSWORD_CHOSEN), new Page.Request(0, 1))
            .content()
            .stream()
            .findFirst()
            .map(event -> new Chosen(event.at(), event.address(), event.browser(), event.text()))
            .orElse(null),
        rules.inWords(),
        logIns.size() < 2
            ? null
            : new LogIn(logIns.get(1).at(), logIns.get(1).address(), logIns.get(1).browser()));
  }

  @GetMapping("/api/profile/log-ins")
  @Operation(summary = "我的登录记录", description = "登录、登录失败与退出，密码的修改与重置，最新的在前。")
  Page<AccountEvents.Event> logIns(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return events.of(currentActor.get().id(), LOG_INS, new Page.Request(page, size));
  }

  @PutMapping("/api/profile/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "修改我的密码", description = "须提供当前密码。修改后，本账号在其他地方的登录全部失效。")
  void changePassword(@RequestBody Change change, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    ownPassword.change(
        currentActor.get().id(),
        change.current,
        change.password,
        new OwnPassword.Sender(
            request.getRemoteAddr(),
            request.getHeader(HttpHeaders.USER_AGENT),
            session == null ? null : session.getId()));
  }

  /** Answers too many wrong present passwords. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> held(TooManyAttempts held) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, held.getMessage());
    problem.setTitle("尝试过于频繁");
    problem.setProperty("code", "too-many-attempts");
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(held.seconds()))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
