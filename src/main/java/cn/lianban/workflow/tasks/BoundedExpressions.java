package cn.lianban.workflow.tasks;

import cn.lianban.workflow.engine.ModelExpressions;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates expressions. Those of queries run without a case and may only ask for the days of the
 * standard lists and for the person logged in. The engine refuses expressions in queries sent from
 * outside but misses those in their alternatives, and an unrestricted expression could run any code
 * in the service.
 */
class BoundedExpressions extends ModelExpressions {

  private final ELResolver lists;

  BoundedExpressions(ApplicationContext beans, ObjectProvider<StandardLists> worklists) {
    super(beans);
    this.lists = new Lists(worklists);
  }

  @Override
  public ELContext getElContext(VariableScope scope) {
    ELContext ofModels = super.getElContext(scope);
    return scope == null
        ? new ProcessEngineElContext(ofModels.getFunctionMapper(), lists)
        : ofModels;
  }

  /** Resolves two methods of one bean; anything else is an error. */
  private static final class Lists extends ELResolver {

    private static final String BEAN = "worklists";

    private final ObjectProvider<StandardLists> worklists;

    private Lists(ObjectProvider<StandardLists> worklists) {
      this.worklists = worklists;
    }

    @Override
    public @Nullable Object getValue(ELContext context, Object base, Object property) {
      if (base != null || !BEAN.equals(property)) {
        return null;
      }
      context.setPropertyResolved(true);
      return worklists.getObject();
    }

    @Override
    public @Nullable Object invoke(
        ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
      if (!(base instanceof StandardLists lists) || parameters.length > 0) {
        return null;
      }
      Object day =
          "today".equals(method)
              ? lists.today()
              : "afterSoon".equals(method) ? lists.afterSoon() : null;
      context.setPropertyResolved(day != null);
      return day;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, Object base, Object property) {
      return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      // nothing can be set here
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
      return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
      return Object.class;
    }
  }
}
