package cn.lianban.award;

import cn.lianban.catalogue.Items;
import cn.lianban.intake.FactRecords;
import java.util.Set;

/** The facts that mean the same in every item's form. */
final class FactNames {

  /** The requested amount, in yuan. */
  static final String REQUESTED_AMOUNT = "requestedAmount";

  /** The year that the award is for. */
  static final String FISCAL_YEAR = FactRecords.FISCAL_YEAR;

  /** Facts of nearly every item, so that sharing them does not make two items similar. */
  static final Set<String> COMMON =
      Set.of(REQUESTED_AMOUNT, FISCAL_YEAR, Items.DIRECTION, "medicalField", "changpingTie");

  private FactNames() {}
}
