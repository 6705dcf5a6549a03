package cn.lianban.workflow.engine;

import cn.lianban.kernel.CalledByModels;
import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Evaluates the expressions of models. They read variables, name the beans that serve a step, and
 * call the public methods of beans that say {@link CalledByModels}: no other bean, no other method,
 * no class and no property. The engine's own resolvers reach every bean and, through it, any code.
 */
public class ModelExpressions extends SpringExpressionManager {

  /** The only property that diagrams ask of an execution. */
  private static final String BUSINESS_KEY = "processBusinessKey";

  private final ELResolver serving;

  public ModelExpressions(ApplicationContext beans) {
    super(beans);
    this.serving = new ServingBeans(beans);
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolvers = new CompositeELResolver();
    resolvers.add(new VariableScopeElResolver());
    resolvers.add(new VariableContextElResolver());
    resolvers.add(serving);
    return resolvers;
  }

  /** Whether a step of a diagram may name a bean of this type, or call it. */
  static boolean serves(Class<?> type) {
    return JavaDelegate.class.isAssignableFrom(type)
        || ExecutionListener.class.isAssignableFrom(type)
        || TaskListener.class.isAssignableFrom(type)
        || isCalled(type);
  }

  static boolean isCalled(Class<?> type) {
    return AnnotatedElementUtils.hasAnnotation(type, CalledByModels.class);
  }

  private static final class ServingBeans extends ELResolver {

    private final BeanELResolver methods = new BeanELResolver();
    private final ApplicationContext beans;

    private ServingBeans(ApplicationContext beans) {
      this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(
        ELContext context, @Nullable Object base, @Nullable Object property) {
      if (base == null && property instanceof String name && mayName(name)) {
        context.setPropertyResolved(true);
        return beans.getBean(name);
      }
      if (base instanceof DelegateExecution execution && BUSINESS_KEY.equals(property)) {
        context.setPropertyResolved(true);
        return execution.getProcessBusinessKey();
      }
      return null;
    }

    private boolean mayName(String name) {
      if (!beans.containsBean(name)) {
        return false;
      }
      Class<?> type = beans.getType(name);
      return type != null && serves(type);
    }

    @Override
    public @Nullable Object invoke(
        ELContext context,
        @Nullable Object base,
        @Nullable Object method,
        Class<?> @Nullable [] types,
        Object[] parameters) {
      if (base == null || method == null) {
        return null;
      }
      Class<?> type = AopUtils.getTargetClass(base);
      return isCalled(type) && isItsOwn(type, method.toString(), parameters.length)
          ? methods.invoke(context, base, method, types, parameters)
          : null;
    }

    /** Not what every object has, like {@code getClass}. */
    private static boolean isItsOwn(Class<?> type, String name, int parameters) {
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .filter(method -> !Modifier.isStatic(method.getModifiers()))
          .filter(method -> method.getParameterCount() == parameters)
          .map(Method::getName)
          .anyMatch(name::equals);
    }

    @Override
    public @Nullable Class<?> getType(
        ELContext context, @Nullable Object base, @Nullable Object property) {
      return null;
    }

    @Override
    public void setValue(
        ELContext context,
        @Nullable Object base,
        @Nullable Object property,
        @Nullable Object value) {
      // nothing can be set here
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
      return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(
        ELContext context, @Nullable Object base) {
      return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
      return Object.class;
    }
  }
}
