package cn.lianban.workflow.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/**
 * The names of this program that diagrams may use, found without starting it.
 *
 * @param delegates beans for service tasks
 * @param listeners beans for the ends of business rule tasks
 * @param taskListeners beans for reminders and escalations
 * @param methods what expressions may call, as {@code deadlines.due(execution)}: by bean and name,
 *     the parameters; a text parameter is any variable
 */
public record ModelVocabulary(
    Set<String> delegates,
    Set<String> listeners,
    Set<String> taskListeners,
    Map<String, Map<String, Integer>> methods) {

  private static final String PROGRAM = "cn.lianban";

  /** Reads the classes of the program on the class path. */
  public static ModelVocabulary ofProgram() {
    ClassPathScanningCandidateComponentProvider components =
        new ClassPathScanningCandidateComponentProvider(true);
    SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
    Map<String, Class<?>> serving = new TreeMap<>();
    for (BeanDefinition definition : components.findCandidateComponents(PROGRAM)) {
      Class<?> type = type(definition);
      if (ModelExpressions.serves(type)) {
        serving.put(
            AnnotationBeanNameGenerator.INSTANCE.generateBeanName(definition, registry), type);
      }
    }
    return new ModelVocabulary(
        named(serving, JavaDelegate.class),
        named(serving, ExecutionListener.class),
        named(serving, TaskListener.class),
        serving.entrySet().stream()
            .filter(bean -> ModelExpressions.isCalled(bean.getValue()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    bean -> methods(bean.getValue()),
                    (a, b) -> a,
                    TreeMap::new)));
  }

  private static Class<?> type(BeanDefinition definition) {
    return ClassUtils.resolveClassName(
        Objects.requireNonNull(definition.getBeanClassName()),
        ModelVocabulary.class.getClassLoader());
  }

  private static Set<String> named(Map<String, Class<?>> serving, Class<?> kind) {
    return serving.entrySet().stream()
        .filter(bean -> kind.isAssignableFrom(bean.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Integer> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .collect(
            Collectors.toMap(
                Method::getName, ModelVocabulary::variables, (a, b) -> a, TreeMap::new));
  }

  /** The number of variables that the call takes; −1 where it takes the execution. */
  private static int variables(Method method) {
    return Arrays.asList(method.getParameterTypes())
            .equals(java.util.List.of(DelegateExecution.class))
        ? -1
        : method.getParameterCount();
  }
}
