package cn.lianban.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says for which company an account acts. The room that keeps companies implements this; the
 * log-in, which knows no companies, asks it.
 */
public interface CompanyAccounts {

  /**
   * Lets the account act for this company from now on, as its identity provider states.
   *
   * @param uscc unified social credit code as the provider sent it
   * @param name of the company; null where the provider does not tell it
   * @throws BadInput where the code cannot be one
   * @throws Refused where the account acts for another company, or others act for this one
   */
  void bind(String account, String uscc, @Nullable String name);

  /** The credit code of the company that the account acts for; empty where it acts for none. */
  Optional<String> of(@Nullable String account);

  /**
   * Whoever else would change the posts of the account, or the company that it acts for, waits
   * until the transaction ends.
   */
  void lockAccount(String account);
}
