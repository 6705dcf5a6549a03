package cn.lianban.testing;

/** The fields of the tasks in which an award of R07-1 is claimed back. */
public final class Recovery {

  private Recovery() {}

  /** The lead proposes to recover all of it. */
  public static Object[] wholeAward(String remark) {
    return new Object[] {"proposal", "recover", "amount", "3000000.00", "remark", remark};
  }
}
