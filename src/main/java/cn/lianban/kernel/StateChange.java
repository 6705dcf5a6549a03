package cn.lianban.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds that a statement which changes a state has found exactly one row in the state that it
 * starts from. Somebody was faster, or a step is out of order: then nothing may be kept.
 */
public final class StateChange {

  /** Tells programs that what they wanted to change is in another state by now. */
  public static final String CODE = "state-changed";

  private static final Logger log = LoggerFactory.getLogger(StateChange.class);

  private StateChange() {}

  /**
   * @param rows how many rows the statement has changed
   * @param what could not be changed, in Chinese: {@code 申报 CP2026000001 的奖补不能转为“已拨付”}
   * @throws Conflict where it was not exactly one; the transaction must be rolled back
   */
  public static void one(int rows, String what) {
    all(rows, 1, what);
  }

  /**
   * As {@link #one}, for a statement that has to change several rows.
   *
   * @param expected how many rows have to be in the state that the statement starts from
   */
  public static void all(int rows, int expected, String what) {
    if (rows != expected) {
      if (rows < expected) {
        log.info("Refused, as it is in another state by now: {}", what);
      } else {
        log.error("{} rows were in the expected state instead of {}: {}", rows, expected, what);
      }
      throw new Conflict(what + "：其状态刚被其他操作改变，本次没有保存任何内容，请刷新后核对", CODE);
    }
  }
}
