package cn.lianban.access.web;

import cn.lianban.access.AccountRegister;
import cn.lianban.access.Accounts;
import cn.lianban.access.IdleSessions;
import cn.lianban.kernel.AcceptingBodies;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "会话", description = "当前登录的账号")
class SessionController {

  private final CurrentActor currentActor;
  private final Accounts accounts;
  private final AcceptingBodies acceptingBodies;
  private final AccountRegister register;
  private final IdleSessions idle;

  SessionController(
      CurrentActor currentActor,
      Accounts accounts,
      AcceptingBodies acceptingBodies,
      AccountRegister register,
      IdleSessions idle) {
    this.currentActor = currentActor;
    this.accounts = accounts;
    this.acceptingBodies = acceptingBodies;
    this.register = register;
    this.idle = idle;
  }

  /**
   * Who is logged in.
   *
   * @param substituted groups in which the account is only a substitute
   * @param accepts whether the account belongs to a bureau that accepts applications
   * @param mustChangePassword whether a new password has to be chosen before anything else
   * @param csrf token that a page sends with each request that changes something
   */
  record Session(
      @Nullable String id,
      @Nullable String name,
      List<String> groups,
      List<String> substituted,
      boolean accepts,
      Token csrf,
      boolean mustChangePassword,
      Idle idle) {}

  /**
   * @param seconds of idleness after which a session ends
   * @param warnSeconds seconds before its end at which a page warns
   */
  record Idle(long seconds, long warnSeconds) {}

  record Token(String header, String token) {}

  @GetMapping("/api/session")
  @Operation(summary = "当前登录的账号", description = "页面以登录会话提交修改时，须在请求头中带上 csrf 所给的令牌。")
  Session session(@Parameter(hidden = true) CsrfToken csrf) {
    Actor actor = currentActor.get();
    return new Session(
        actor.id(),
        accounts.name(actor.id()),
        actor.groups().stream().sorted().toList(),
        actor.substituted().stream().sorted().toList(),
        acceptingBodies.isMember(actor),
        new Token(csrf.getHeaderName(), csrf.getToken()),
        register.mustChangePassword(actor.id()),
        new Idle(idle.idle(actor.groups()).toSeconds(), idle.warnBefore().toSeconds()));
  }
}
