package cn.lianban.access;

import org.springframework.security.core.AuthenticationException;

/**
 * The password is right, but the account is disabled. Only who knows the right password is told so.
 */
class AccountDisabled extends AuthenticationException {

  static final String WORDS = "账号已停用，请联系管理员";

  AccountDisabled() {
    super(WORDS);
  }
}
