package cn.lianban.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;

/**
 * All addresses of the engine's API and of its web applications' APIs, as their resource classes
 * declare them.
 */
final class EngineAddresses {

  private static final int DEEPEST = 6;

  private EngineAddresses() {}

  /** The addresses in the form {@code GET /camunda/api/engine/engine/default/task/{id}}. */
  static Set<String> all() {
    Set<String> addresses = new TreeSet<>();
    walk(
        NamedProcessEngineRestServiceImpl.class,
        "/camunda/api/engine/engine",
        addresses,
        new HashSet<>(),
        0);
    Stream.of("process-definition", "process-instance", "incident", "decision-definition")
        .flatMap(
            kind ->
                Stream.of("", "/count", "/statistics", "/statistics-count")
                    .map(part -> "/camunda/api/cockpit/plugin/base/default/" + kind + part))
        .forEach(path -> addresses.addAll(List.of("GET " + path, "POST " + path)));
    return addresses;
  }

  private static void walk(
      Class<?> resource, String at, Set<String> addresses, Set<Class<?>> open, int depth) {
    if (depth > DEEPEST || !open.add(resource)) {
      return;
    }
    for (Method method : resource.getMethods()) {
      Path path = annotation(resource, method, Path.class);
      String here = at + (path == null ? "" : slashed(path.value()));
      String verb = verb(resource, method);
      if (verb != null) {
        addresses.add(verb + " " + cleaned(here));
      } else if (path != null
          && !method.getReturnType().isPrimitive()
          && method.getReturnType().getName().startsWith("org.camunda")) {
        walk(method.getReturnType(), here, addresses, open, depth + 1);
      }
    }
    open.remove(resource);
  }

  private static String cleaned(String path) {
    String bare =
        path.replaceAll("\\{\\s*([^:}\\s]+)\\s*(:[^}]*)?}", "{$1}").replaceAll("//+", "/");
    bare = bare.replace("/engine/{name}", "/engine/default");
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static String slashed(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  private static String verb(Class<?> resource, Method method) {
    for (Method declared : declarations(resource, method)) {
      for (Annotation annotation : declared.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          return verb.value();
        }
      }
    }
    return null;
  }

  private static <A extends Annotation> A annotation(
      Class<?> resource, Method method, Class<A> kind) {
    return declarations(resource, method).stream()
        .map(declared -> declared.getAnnotation(kind))
        .filter(found -> found != null)
        .findFirst()
        .orElse(null);
  }

  /** The method where it stands, and where the classes and interfaces above declare it. */
  private static List<Method> declarations(Class<?> resource, Method method) {
    List<Method> found = new ArrayList<>(List.of(method));
    for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
      Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()))
          .forEach(
              declaring -> {
                try {
                  found.add(declaring.getMethod(method.getName(), method.getParameterTypes()));
                } catch (NoSuchMethodException elsewhere) {
                  // declared by another of them
                }
              });
    }
    return found;
  }
}
