package cn.lianban.kernel;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;

/** Ports are numbers of 16 bits, of which 0 lets the machine choose. */
class PortRule implements SettingRule {

  private static final int HIGHEST = 65_535;

  @Override
  public void check(Environment settings, Consumer<StartRefused> wrong) {
    for (String name : List.of("server.port", "management.server.port")) {
      Integer port = SettingRule.number(settings, name);
      if (port != null && (port < 0 || port > HIGHEST)) {
        wrong.accept(
            WrongSetting.of(
                name,
                port,
                "应为 0 至 " + HIGHEST + " 的端口号，0 由系统选择",
                "it has to be a port from 0 to " + HIGHEST + ", 0 lets the system choose"));
      }
    }
  }
}
