package cn.lianban.access;

import org.springframework.security.core.AuthenticationException;

/** The password is right, but the account belongs to no group and so may do nothing. */
class AccountWithoutGroups extends AuthenticationException {

  static final String MESSAGE =
      "用户名和密码正确，但账号还没有生效的岗位或角色（尚未分配，或者所给岗位还在等另一名管理员确认），暂时不能使用；请联系本单位安全管理员";

  AccountWithoutGroups() {
    super(MESSAGE);
  }
}
