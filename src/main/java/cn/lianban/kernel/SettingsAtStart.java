package cn.lianban.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses wrong settings and a port that is taken before the first part of the service is made, and
 * so before the database is touched.
 */
@Component
class SettingsAtStart implements BeanFactoryPostProcessor, ApplicationContextAware {

  private static final String PORT = "server.port";

  private @Nullable ApplicationContext context;

  @Override
  public void setApplicationContext(ApplicationContext context) {
    this.context = context;
  }

  /**
   * @throws StartRefused naming every setting that is wrong
   */
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    if (context == null) {
      return;
    }
    Environment environment = context.getEnvironment();
    List<StartRefused> wrong =
        new ArrayList<>(SettingsCheck.refusals(List.of(), beans, environment));
    if (wrong.isEmpty() && context instanceof WebServerApplicationContext) {
      taken(environment, wrong);
    }
    if (!wrong.isEmpty()) {
      throw together(wrong);
    }
  }

  /** Each refusal in a line of its own. */
  static StartRefused together(List<StartRefused> wrong) {
    return new StartRefused(
        String.join("\n", wrong.stream().map(StartRefused::chinese).toList()),
        String.join("\n", wrong.stream().map(StartRefused::english).toList()));
  }

  /**
   * Opens the port for a moment: the server would find it taken only after the database is made.
   */
  private static void taken(Environment environment, List<StartRefused> wrong) {
    Integer port = SettingRule.number(environment, PORT);
    if (port == null || port <= 0) {
      return;
    }
    InetAddress address = environment.getProperty("server.address", InetAddress.class);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException refused) {
      String words = PlainText.quoted(String.valueOf(refused.getMessage()));
      wrong.add(
          new StartRefused(
              PORT,
              "端口 "
                  + port
                  + " 不能使用（"
                  + words
                  + "）：很可能另一个程序正在使用它，或者运行服务的用户无权使用。请先停止那个程序，或用 SERVER_PORT 指定另一个端口",
              "The port "
                  + port
                  + " cannot be used ("
                  + words
                  + "): probably another program uses it, or the user of the service may not. Stop that program, or name another port in SERVER_PORT"));
    }
  }
}
