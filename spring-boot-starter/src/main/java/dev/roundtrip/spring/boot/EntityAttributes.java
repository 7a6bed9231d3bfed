package dev.roundtrip.spring.boot;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** How the code of an application writes the attributes of its entities. */
final class EntityAttributes {

  /**
   * What a column holds, if that is no entity.
   *
   * @param entity the simple name of the entity
   * @param name of the attribute
   * @param type the simple name of its class, which is no primitive
   * @param id whether it is the entity's identifier
   * @param accessor such as {@code Owner::getId}, or null if there is none for everybody
   */
  record Attribute(
      String entity, String name, String type, boolean id, @Nullable String accessor) {}

  private EntityAttributes() {}

  static Attribute of(Class<?> entity, String name, Class<?> type, boolean id) {
    String simple = ClassUtils.resolvePrimitiveIfNecessary(type).getSimpleName();
    return new Attribute(entity.getSimpleName(), name, simple, id, accessor(entity, name));
  }

  private static @Nullable String accessor(Class<?> entity, String name) {
    String capital = StringUtils.capitalize(name);
    for (String method : new String[] {"get" + capital, "is" + capital, name}) {
      @Nullable Method found = ClassUtils.getMethodIfAvailable(entity, method);
      if (found != null && Modifier.isPublic(found.getModifiers())) {
        return entity.getSimpleName() + "::" + method;
      }
    }
    return null;
  }
}
