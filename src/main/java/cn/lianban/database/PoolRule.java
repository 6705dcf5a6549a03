package cn.lianban.database;

import cn.lianban.kernel.SettingRule;
import cn.lianban.kernel.StartRefused;
import cn.lianban.kernel.WrongSetting;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;

/**
 * The pool has a connection for each thread of the job executor, one for the lock that a start
 * holds, and one for a request: with fewer, a start waits for itself, or requests wait for jobs.
 */
class PoolRule implements SettingRule {

  private static final String SIZE = "spring.datasource.hikari.maximum-pool-size";
  private static final String THREADS = "camunda.bpm.job-execution.max-pool-size";
  private static final int BESIDES_JOBS = 2;

  @Override
  public void check(Environment settings, Consumer<StartRefused> wrong) {
    Integer size = SettingRule.number(settings, SIZE);
    Integer threads = SettingRule.number(settings, THREADS);
    int least = (threads == null ? 0 : threads) + BESIDES_JOBS;
    if (size != null && size < least) {
      wrong.accept(
          WrongSetting.of(
              SIZE,
              size,
              "应不小于 " + least + "：后台任务的每个线程（" + THREADS + "，现为 " + threads + "）一个连接，另加启动和请求各一个",
              "it has to be "
                  + least
                  + " or more: a connection for each thread of the background jobs ("
                  + THREADS
                  + ", now "
                  + threads
                  + "), one for the start and one for requests"));
    }
  }
}
