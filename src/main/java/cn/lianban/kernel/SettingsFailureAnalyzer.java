package cn.lianban.kernel;

import java.io.File;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Names the settings with which the service cannot start, and what each may be, in one sentence in
 * Chinese and in English. It serves all settings, those of the libraries as well.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsFailureAnalyzer implements FailureAnalyzer {

  /** What a value may be, in Chinese and in English. */
  private record Allowed(String chinese, String english) {}

  private static final Map<Class<?>, Allowed> ALLOWED =
      Map.ofEntries(
          Map.entry(Integer.class, new Allowed("应为整数", "it has to be a whole number")),
          Map.entry(Long.class, new Allowed("应为整数", "it has to be a whole number")),
          Map.entry(Short.class, new Allowed("应为整数", "it has to be a whole number")),
          Map.entry(Double.class, new Allowed("应为数字", "it has to be a number")),
          Map.entry(Float.class, new Allowed("应为数字", "it has to be a number")),
          Map.entry(Boolean.class, new Allowed("应为 true 或 false", "it has to be true or false")),
          Map.entry(
              Duration.class,
              new Allowed("应为时长，如 30s、5m、12h、90d", "it has to be a time, as in 30s, 5m, 12h, 90d")),
          Map.entry(
              Period.class,
              new Allowed("应为年、月、日的期间，如 3y、6m、90d", "it has to be a period, as in 3y, 6m, 90d")),
          Map.entry(
              DataSize.class,
              new Allowed("应为大小，如 512KB、20MB", "it has to be a size, as in 512KB, 20MB")),
          Map.entry(
              LocalDate.class,
              new Allowed("应为日期，如 2026-03-01", "it has to be a day, as in 2026-03-01")),
          Map.entry(
              ZoneId.class,
              new Allowed(
                  "应为时区名，如 Asia/Shanghai", "it has to be a time zone, as in Asia/Shanghai")),
          Map.entry(
              InetAddress.class,
              new Allowed(
                  "应为本机的地址，如 127.0.0.1",
                  "it has to be an address of this machine, as in 127.0.0.1")),
          Map.entry(Path.class, new Allowed("应为文件或文件夹的路径", "it has to be a path")),
          Map.entry(File.class, new Allowed("应为文件或文件夹的路径", "it has to be a path")));

  private final @Nullable BeanFactory beans;
  private final @Nullable Environment environment;

  /** Both are null where the start failed before there were any. */
  SettingsFailureAnalyzer(@Nullable BeanFactory beans, @Nullable Environment environment) {
    this.beans = beans;
    this.environment = environment;
  }

  /** Names every wrong setting, not only the first, so that nobody corrects them one by one. */
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    List<StartRefused> first = refusals(failure);
    if (first.isEmpty()) {
      return null;
    }
    StartRefused all =
        SettingsAtStart.together(
            SettingsCheck.refusals(
                first,
                beans instanceof ConfigurableListableBeanFactory definitions ? definitions : null,
                environment));
    return new FailureAnalysis(all.chinese() + "\n" + all.english(), null, failure);
  }

  /** What a failure says of settings; empty where it is about something else. */
  static List<StartRefused> refusals(Throwable failure) {
    BindException unbound = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        return unbound == null ? List.of() : List.of(refused);
      }
      if (cause instanceof BindValidationException invalid) {
        return invalid(invalid);
      }
      if (cause instanceof InvalidConfigurationPropertyValueException wrong) {
        return List.of(
            wrong(wrong.getName(), wrong.getValue(), because(String.valueOf(wrong.getReason()))));
      }
      if (cause instanceof BindException found) {
        unbound = found;
      }
    }
    return unbound == null ? List.of() : List.of(unbound(unbound));
  }

  /** A value that was read and is not allowed. */
  private static List<StartRefused> invalid(BindValidationException invalid) {
    List<ObjectError> errors = invalid.getValidationErrors().getAllErrors();
    ConfigurationPropertyName prefix = invalid.getValidationErrors().getName();
    if (errors.isEmpty()) {
      return List.of(wrong(prefix.toString(), null, because(String.valueOf(invalid.getMessage()))));
    }
    return errors.stream()
        .map(
            error -> {
              String name = prefix.toString();
              Object value = null;
              if (error instanceof FieldError field) {
                name += "." + dashed(field.getField());
                value = field.getRejectedValue();
              }
              // the texts of the constraints have both languages
              String[] said = String.valueOf(error.getDefaultMessage()).split(" / ", 2);
              return wrong(
                  name, value, new Allowed(said[0], said.length < 2 ? said[0] : "it " + said[1]));
            })
        .toList();
  }

  /** A value that cannot be read. */
  private static StartRefused unbound(BindException unbound) {
    ConfigurationProperty property = unbound.getProperty();
    Class<?> type = unbound.getTarget().getType().resolve(Object.class);
    Object value = property == null ? null : property.getValue();
    String name =
        property == null ? String.valueOf(unbound.getName()) : property.getName().toString();
    return wrong(name, value, allowed(element(unbound.getTarget().getType()), type, unbound));
  }

  /** The type of the values of a list, or of what is set by name. */
  private static @Nullable Class<?> element(ResolvableType type) {
    if (Collection.class.isAssignableFrom(type.resolve(Object.class))) {
      return type.asCollection().resolveGeneric(0);
    }
    return Map.class.isAssignableFrom(type.resolve(Object.class))
        ? type.asMap().resolveGeneric(1)
        : null;
  }

  private static Allowed allowed(@Nullable Class<?> element, Class<?> type, BindException unbound) {
    Class<?> wanted = ClassUtils.resolvePrimitiveIfNecessary(element == null ? type : element);
    if (wanted.isEnum()) {
      String names =
          Arrays.stream(wanted.getEnumConstants())
              .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining("、"));
      return new Allowed("应为下列之一：" + names, "it has to be one of " + names.replace("、", ", "));
    }
    Allowed known = ALLOWED.get(wanted);
    if (known != null) {
      return known;
    }
    String reason =
        Stream.iterate((Throwable) unbound, one -> one != null, Throwable::getCause)
            .reduce((one, next) -> next)
            .map(Throwable::getMessage)
            .orElse("");
    return because(reason);
  }

  private static Allowed because(String reason) {
    String words = PlainText.quoted(reason);
    return new Allowed("程序的说明是：" + words, "the reason given is: " + words);
  }

  private static StartRefused wrong(String name, @Nullable Object value, Allowed allowed) {
    return WrongSetting.of(name, value, allowed.chinese, allowed.english);
  }

  /** The name of a record's component as it is written in settings. */
  private static String dashed(String component) {
    return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
