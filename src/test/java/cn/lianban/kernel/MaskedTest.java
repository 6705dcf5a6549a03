package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

  @ParameterizedTest
  @CsvSource({
    "6222 0000 1111 2222,                 ****2222",
    "工商银行昌平支行 6222-0000-1111-2222, 工商银行昌平支行 ****2222",
    "６２２２００００１１１１２２２２,         ****2222",
    "建行 110060194018010012345,           建行 ****2345",
    "'建行 6228480,4025,6489,0018',         建行 ****0018",
    "建行（62284）8040（2564）8900,         建行(****8900",
    "建行123456与农行987654,               建行****3456与农行****7654",
    "1234,                                 ****",
    "六二二二零零一一二二三三,               ****二二三三",
  })
  void of_an_account_the_last_four_digits_are_left(String account, String left) {
    assertThat(Masked.account(account)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "李四 010-80000000,       李* ****0000",
    "王小明，13812345678,     '王**,****5678'",
    "zhang.san@example.cn,    z***@example.cn",
    "微信 zhangsan_88,         微* z***",
    "Иванова 13812345678,      И*** ****5678",
    "김철수 선생 13812345678,      김*** 선생 ****5678",
    "张三 138 1234 5678,      张* ****5678",
    "张三 +86(138)1234(5678), 张* +****5678)",
  })
  void of_a_contact_no_more_is_left_than_tells_one_from_another(String contact, String left) {
    assertThat(Masked.contact(contact)).isEqualTo(left);
  }

  @Test
  void what_is_not_there_stays_so() {
    assertThat(Masked.account(null)).isNull();
    assertThat(Masked.contact(null)).isNull();
  }
}
