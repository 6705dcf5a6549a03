package cn.lianban.duties.process;

import cn.lianban.duties.DutyBureaus;
import cn.lianban.kernel.CalledByModels;
import java.util.List;
import org.springframework.stereotype.Component;

/** The reporting bureaus, from which the process makes its tasks. */
@CalledByModels
@Component("dutyRound")
public class DutyRound {

  private final DutyBureaus bureaus;

  DutyRound(DutyBureaus bureaus) {
    this.bureaus = bureaus;
  }

  public List<String> bureaus(String dutyNo) {
    return bureaus.of(dutyNo);
  }
}
