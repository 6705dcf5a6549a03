package cn.lianban.access;

import cn.lianban.database.StartRequirement;
import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.StartRefused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The first administrator as named in the environment. Checked before the first table is made, and
 * only where there is no administrator yet.
 */
@Component
class FirstAdministratorSettings implements StartRequirement {

  private final PasswordRules rules;
  private final String id;
  private final String password;
  private final boolean demonstrated;

  @Autowired
  FirstAdministratorSettings(
      PasswordRules rules, AdministratorSettings settings, Environment environment) {
    this(
        rules,
        settings.id(),
        settings.password(),
        environment.getProperty("spring.datasource.url", ""));
  }

  FirstAdministratorSettings(PasswordRules rules, String id, String password, String database) {
    this.rules = rules;
    this.id = id;
    this.password = password;
    this.demonstrated = database.isBlank();
  }

  String id() {
    return id;
  }

  String password() {
    return password;
  }

  @Override
  public void check(Connection database) throws SQLException {
    // the demonstration has its own administrator
    if (!demonstrated && !hasAdministrator(database)) {
      require();
    }
  }

  /**
   * Checks the settings.
   *
   * @throws StartRefused where nobody could log in with them
   */
  void require() {
    if (id.isBlank() || password.isBlank()) {
      throw new StartRefused(
          "系统中还没有管理员：请设置环境变量 LIANBAN_ADMIN_ID 和 LIANBAN_ADMIN_PASSWORD（至少 "
              + rules.shortest()
              + " 个字符）后重新启动",
          "There is no administrator yet: set LIANBAN_ADMIN_ID and LIANBAN_ADMIN_PASSWORD (at least "
              + rules.shortest()
              + " characters) and start again");
    }
    if (!AccountIds.isAllowedForNew(id)) {
      throw new StartRefused(
          "LIANBAN_ADMIN_ID 不能用作用户名：" + AccountIds.RULE,
          "LIANBAN_ADMIN_ID cannot be a user name: 2 to 64 letters, digits and . _ - @, beginning and ending with a letter or digit and not all zeros; + only in a mail address");
    }
    List<String> broken = rules.broken(id, password);
    if (!broken.isEmpty()) {
      throw new StartRefused(
          "LIANBAN_ADMIN_PASSWORD 不合要求：" + String.join("；", broken),
          "LIANBAN_ADMIN_PASSWORD needs at least "
              + rules.shortest()
              + " characters, and may be neither the user name nor a common password");
    }
  }

  private static boolean hasAdministrator(Connection database) throws SQLException {
    try (PreparedStatement tables =
            database.prepareStatement("select to_regclass('act_id_membership') is not null");
        ResultSet there = tables.executeQuery()) {
      there.next();
      if (!there.getBoolean(1)) {
        return false;
      }
    }
    try (PreparedStatement members =
        database.prepareStatement(
            "select exists(select from act_id_membership where group_id_ = ?)")) {
      members.setString(1, Actor.ADMINISTRATORS);
      try (ResultSet any = members.executeQuery()) {
        any.next();
        return any.getBoolean(1);
      }
    }
  }
}
