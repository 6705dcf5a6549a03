package cn.lianban.award;

import cn.lianban.intake.FactRecords;
import java.util.Set;

/** The two facts whose names mean the same in every item's form. */
final class FactNames {

  /** What the applicant asks for, in yuan. */
  static final String REQUESTED_AMOUNT = "requestedAmount";

  /** The year that the award is for. */
  static final String FISCAL_YEAR = FactRecords.FISCAL_YEAR;

  /** Facts that nearly every item asks for: that two items share them says nothing. */
  static final Set<String> COMMON = Set.of(REQUESTED_AMOUNT, FISCAL_YEAR);

  private FactNames() {}
}
