package cn.lianban.kernel;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Finds everything that is wrong with the settings, so that nobody corrects them one by one. A
 * value that is wrong is left aside and its neighbours are read once more, because reading stops at
 * the first one.
 */
final class SettingsCheck {

  /** What the service itself brings, under the names of Spring Boot. */
  private static final String SHIPPED = "Config resource 'class path";

  private final Environment environment;
  private final Map<String, StartRefused> refusals = new LinkedHashMap<>();

  private SettingsCheck(Environment environment) {
    this.environment = environment;
  }

  /**
   * All refusals, one for each setting.
   *
   * @param first what is known already
   * @param beans null where there are none yet
   * @param environment null where there is none yet
   */
  static List<StartRefused> refusals(
      List<StartRefused> first,
      @Nullable ConfigurableListableBeanFactory beans,
      @Nullable Environment environment) {
    if (environment == null) {
      return first;
    }
    SettingsCheck check = new SettingsCheck(environment);
    first.forEach(check::keep);
    if (beans != null) {
      check.bindAll(beans);
    }
    SpringFactoriesLoader.loadFactories(SettingRule.class, SettingsCheck.class.getClassLoader())
        .forEach(rule -> rule.check(environment, check::keep));
    return List.copyOf(check.refusals.values());
  }

  private void keep(StartRefused refusal) {
    refusals.putIfAbsent(Objects.requireNonNullElse(refusal.setting(), refusal.chinese()), refusal);
  }

  /** Binds all settings as the start would. */
  private void bindAll(ConfigurableListableBeanFactory beans) {
    try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
      SpringValidatorAdapter validator = new SpringValidatorAdapter(validation.getValidator());
      for (String name : beans.getBeanDefinitionNames()) {
        ConfigurationProperties settings =
            beans.findAnnotationOnBean(name, ConfigurationProperties.class, false);
        Class<?> type = settings == null ? null : bindable(beans.getType(name, false));
        if (type != null) {
          boolean isChecked = beans.findAnnotationOnBean(name, Validated.class, false) != null;
          bind(
              settings.prefix(),
              type,
              isChecked ? new ValidationBindHandler(validator) : BindHandler.DEFAULT);
        }
      }
    }
  }

  private void bind(String prefix, Class<?> type, BindHandler handler) {
    Set<ConfigurationPropertyName> wrong = new HashSet<>();
    while (true) {
      try {
        without(wrong).bindOrCreate(prefix, Bindable.of(type), handler);
        return;
      } catch (RuntimeException unbound) {
        if (isMadeOtherwise(unbound)) {
          return;
        }
        List<StartRefused> found = SettingsFailureAnalyzer.refusals(unbound);
        found.forEach(this::keep);
        if (!wrong.addAll(names(found))) {
          return;
        }
      }
    }
  }

  /**
   * Whether the type cannot be made by binding alone, whatever the settings say: then it says
   * itself what is wrong with them.
   */
  private static boolean isMadeOtherwise(RuntimeException unbound) {
    if (!(unbound instanceof BindException binding)) {
      return true;
    }
    for (Throwable cause = unbound; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused || cause instanceof BindValidationException) {
        return false;
      }
    }
    return binding.getProperty() == null;
  }

  private static Collection<ConfigurationPropertyName> names(List<StartRefused> refusals) {
    return refusals.stream()
        .map(StartRefused::setting)
        .filter(name -> name != null && ConfigurationPropertyName.isValid(name))
        .map(ConfigurationPropertyName::of)
        .toList();
  }

  /** Reads settings as always, but for these the values that the service brings. */
  private Binder without(Set<ConfigurationPropertyName> wrong) {
    List<ConfigurationPropertySource> sources = new ArrayList<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      sources.add(
          isShipped(source)
              ? source
              : source.filter(
                  name ->
                      wrong.stream().noneMatch(one -> one.equals(name) || one.isAncestorOf(name))));
    }
    return new Binder(sources, new PropertySourcesPlaceholdersResolver(environment));
  }

  private static boolean isShipped(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> settings
        && settings.getName().startsWith(SHIPPED);
  }

  /** The type, or the one above it that is made without anything else, as that of a pool. */
  private static @Nullable Class<?> bindable(@Nullable Class<?> type) {
    Class<?> bindable = type;
    while (bindable != null
        && !bindable.isRecord()
        && !ClassUtils.hasConstructor(bindable)
        && bindable.getSuperclass() != Object.class) {
      bindable = bindable.getSuperclass();
    }
    return bindable;
  }
}
