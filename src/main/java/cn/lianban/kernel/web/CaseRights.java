package cn.lianban.kernel.web;

import java.util.List;

/**
 * Who may change a case at certain addresses, as far as that depends on the case: asked before the
 * body is read, so that whoever may not is told that, and not what is wrong with the body.
 */
public interface CaseRights {

  /** The patterns of the addresses, whose first variable names the case. */
  List<String> addresses();

  /**
   * Looks whether the person who is logged in may change the case.
   *
   * @throws cn.lianban.kernel.NotFound where there is none, or the person may not know of it
   * @throws cn.lianban.kernel.Refused where the person may not
   */
  void check(String id);
}
