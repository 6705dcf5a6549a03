package cn.lianban.modelcheck;

/** Something that a whole bundle has to fulfil. */
@FunctionalInterface
interface Rule {

  void check(Bundle bundle, Report report);
}
