package cn.lianban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseRefusalTest {

  @Test
  void a_refusal_of_the_database_is_told_even_where_it_says_no_word() {
    assertThat(DatabaseRefusal.of(new IllegalStateException(new SQLException(null, "28P01"))))
        .isPresent();
  }

  @Test
  void another_failure_of_the_database_is_no_refusal() {
    assertThat(DatabaseRefusal.of(new IllegalStateException(new SQLException(null, "22012"))))
        .isEmpty();
  }
}
