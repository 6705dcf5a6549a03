package cn.lianban.access;

import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.StartRefused;
import cn.lianban.kernel.TextChecks;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The claims of the identity provider that hold the data of an account; a name with dots leads into
 * nested objects.
 *
 * @param label of the button on the log-in page
 * @param idClaim the name of the account
 * @param nameClaim the person's name
 * @param groupsClaim the person's roles, one or a list
 * @param groups the groups for each role, as {@code role=group+group}
 * @param companyClaim unified social credit code of the company that an applicant acts for; empty
 *     where the provider does not have it
 * @param companyNameClaim name of that company
 */
@Validated
@ConfigurationProperties("lianban.sso")
record ProviderSettings(
    @NotBlank String label,
    @NotBlank String idClaim,
    @NotBlank String nameClaim,
    @NotBlank String groupsClaim,
    List<String> groups,
    String companyClaim,
    String companyNameClaim) {

  ProviderSettings {
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** The groups for these roles; unknown roles give none. */
  Set<String> groupsOf(Collection<String> roles) {
    Map<String, List<String>> meant = meant();
    Set<String> groups = new LinkedHashSet<>();
    roles.forEach(role -> groups.addAll(meant.getOrDefault(role, List.of())));
    return groups;
  }

  /** The groups by role. */
  Map<String, List<String>> meant() {
    Map<String, List<String>> meant = new LinkedHashMap<>();
    for (String line : groups) {
      int sign = line.lastIndexOf('=');
      if (sign < 1 || sign == line.length() - 1) {
        throw new StartRefused(
            "lianban.sso.groups 的每一项应写成 角色=用户组+用户组，现为：" + line,
            "Each entry of lianban.sso.groups reads role=group+group, not: " + line);
      }
      meant.put(
          line.substring(0, sign).strip(),
          Arrays.stream(line.substring(sign + 1).split("\\+")).map(String::strip).toList());
    }
    return meant;
  }

  Optional<String> id(Map<String, Object> claims) {
    return text(claims, idClaim);
  }

  Optional<String> name(Map<String, Object> claims) {
    return text(claims, nameClaim);
  }

  Set<String> roles(Map<String, Object> claims) {
    Object found = find(claims, groupsClaim);
    Set<String> roles = new LinkedHashSet<>();
    if (found instanceof Collection<?> several) {
      several.forEach(role -> roles.add(String.valueOf(role)));
    } else if (found instanceof String one) {
      roles.add(one);
    }
    return roles;
  }

  /** Whether the provider states for which companies people act. */
  boolean knowsCompanies() {
    return companyClaim != null && !companyClaim.isBlank();
  }

  Optional<String> company(Map<String, Object> claims) {
    return text(claims, companyClaim);
  }

  Optional<String> companyName(Map<String, Object> claims) {
    return text(claims, companyNameClaim);
  }

  private static Optional<String> text(Map<String, Object> claims, String path) {
    return Optional.ofNullable(find(claims, path))
        .filter(String.class::isInstance)
        .map(text -> PlainText.clean((String) text).strip())
        .filter(
            text ->
                !PlainText.isBlank(text)
                    && PlainText.isClean(text)
                    && PlainText.isOneLine(text)
                    && text.length() <= TextChecks.LONGEST_LINE);
  }

  private static @Nullable Object find(Map<String, Object> claims, String path) {
    if (path == null || path.isBlank()) {
      return null;
    }
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object found = claims;
    for (String step : path.split("\\.")) {
      found = found instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return found;
  }
}
