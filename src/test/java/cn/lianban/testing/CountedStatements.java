package cn.lianban.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements that a thread sends to the database; test requests are answered in the
 * test's own thread.
 */
public final class CountedStatements implements BeanPostProcessor {

  private static final ThreadLocal<List<String>> SENT = ThreadLocal.withInitial(ArrayList::new);

  /** The statements of this request, each as often as it was sent. */
  public static List<String> during(Runnable request) {
    SENT.get().clear();
    request.run();
    return List.copyOf(SENT.get());
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource dataSource ? new Counting(dataSource) : bean;
  }

  private static final class Counting extends DelegatingDataSource {

    Counting(DataSource dataSource) {
      super(dataSource);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return (Connection) counting(Connection.class, super.getConnection(), "");
    }
  }

  private static Object counting(Class<?> type, Object counted, String sql) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (counted instanceof Statement && method.getName().startsWith("execute")) {
            SENT.get().add(textIn(arguments, sql));
          }
          try {
            Object result = method.invoke(counted, arguments);
            return counted instanceof Connection && result instanceof Statement
                ? counting(method.getReturnType(), result, textIn(arguments, ""))
                : result;
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        });
  }

  /** A prepared statement got its text when it was made, another gets it now. */
  private static String textIn(Object[] arguments, String otherwise) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : otherwise;
  }
}
