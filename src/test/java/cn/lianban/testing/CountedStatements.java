package cn.lianban.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements that a thread sends to the database; test requests are answered in the
 * test's own thread.
 */
public final class CountedStatements implements BeanPostProcessor {

  private static final ThreadLocal<Integer> SENT = ThreadLocal.withInitial(() -> 0);

  /** The number of statements of this request. */
  public static int during(Runnable request) {
    int before = SENT.get();
    request.run();
    return SENT.get() - before;
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
      return (Connection) counting(Connection.class, super.getConnection());
    }
  }

  private static Object counting(Class<?> type, Object counted) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (counted instanceof Statement && method.getName().startsWith("execute")) {
            SENT.set(SENT.get() + 1);
          }
          try {
            Object result = method.invoke(counted, arguments);
            return counted instanceof Connection && result instanceof Statement
                ? counting(method.getReturnType(), result)
                : result;
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        });
  }
}
