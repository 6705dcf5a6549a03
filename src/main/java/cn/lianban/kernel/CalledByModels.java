package cn.lianban.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a bean whose public methods expressions of diagrams may call, as {@code
 * ${deadlines.due(execution)}}. Whoever may edit a diagram can call nothing else of the service, so
 * such a method reads and never changes anything.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CalledByModels {}
