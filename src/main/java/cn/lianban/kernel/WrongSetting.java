package cn.lianban.kernel;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refusals of settings with which the service cannot start, each naming what is allowed. */
public final class WrongSetting {

  /** Settings whose values are not shown; a number of passwords is none of them. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:password|secret|token|credentials?|key)(?:\\[.*)?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?=(?:.*:){2})(?!.*::.*::)(?!.*:::)(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:(?:[\\p{L}\\p{N}_-]+\\.)*[\\p{L}\\p{N}_-]+\\.?|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?");

  private WrongSetting() {}

  /**
   * The refusal of a value.
   *
   * @param name of the setting, such as {@code server.port}
   * @param value null where there is none
   * @param chinese what is allowed, as a sentence without a full stop
   * @param english the same
   */
  public static StartRefused of(
      String name, @Nullable Object value, String chinese, String english) {
    String shown =
        value == null
            ? ""
            : SECRET.matcher(name).find() ? "……" : PlainText.quoted(value.toString());
    String variable =
        name.replaceAll("[.\\[]", "_").replaceAll("[-\\]]", "").toUpperCase(Locale.ROOT);
    return new StartRefused(
        name,
        "设置 " + name + "（环境变量 " + variable + "）的值“" + shown + "”不对，" + chinese + "。请改正后重新启动",
        "The setting "
            + name
            + " (environment variable "
            + variable
            + ") has the wrong value \""
            + shown
            + "\": "
            + english
            + ". Correct it and start again");
  }

  /**
   * Checks the addresses of a setting.
   *
   * @throws StartRefused for the first that is no address, such as a name or a network
   */
  public static void checkAddresses(String name, Collection<String> addresses) {
    for (String address : addresses) {
      String bare = address.strip();
      if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
        throw of(
            name,
            address,
            "应为 IP 地址，如 10.0.0.1 或 ::1，不能是网段或主机名",
            "it has to be an IP address, as in 10.0.0.1 or ::1, and no network and no name");
      }
    }
  }

  /**
   * Checks the names of hosts of a setting; blank ones say nothing.
   *
   * @throws StartRefused for the first that is none, such as a whole web address
   */
  public static void checkHosts(String name, Collection<String> hosts) {
    for (String host : hosts) {
      if (!host.isBlank() && !HOST.matcher(host.strip()).matches()) {
        throw of(
            name,
            host,
            "应为主机名，如 lianban.example.cn，不带 http:// 和路径，也不能用通配符",
            "it has to be the name of a host, as in lianban.example.cn, without http:// and a path, and without wildcards");
      }
    }
  }
}
