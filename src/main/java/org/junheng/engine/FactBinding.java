package org.junheng.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junheng.facts.Fact;
import org.junheng.facts.FactField;
import org.junheng.facts.FactType;
import org.junheng.facts.FieldKind;
import org.kie.api.KieBase;

/**
 * Makes the objects that Drools sees out of facts: instances of the classes it generated for the
 * declared types.
 */
final class FactBinding {
  private static final MethodType CREATE = MethodType.methodType(Object.class);
  private static final MethodType SET =
      MethodType.methodType(void.class, Object.class, Object.class);

  private final MethodHandle create;
  private final FactField[] fields;
  private final MethodHandle[] setters;

  private FactBinding(MethodHandle create, FactField[] fields, MethodHandle[] setters) {
    this.create = create;
    this.fields = fields;
    this.setters = setters;
  }

  static FactBinding of(FactType type, KieBase base) {
    Class<?> generated = base.getFactType("facts", type.name()).getFactClass();
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    List<FactField> fields = type.fields();
    try {
      MethodHandle create = lookup.unreflectConstructor(generated.getConstructor()).asType(CREATE);
      MethodHandle[] setters = new MethodHandle[fields.size()];
      for (int i = 0; i < setters.length; i++) {
        setters[i] = lookup.unreflect(setter(generated, fields.get(i).name())).asType(SET);
      }
      return new FactBinding(create, fields.toArray(FactField[]::new), setters);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("generated class of " + type.name(), e);
    }
  }

  private static Method setter(Class<?> generated, String field) {
    String name = "set" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    return Stream.of(generated.getMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(generated.getName() + "." + name));
  }

  /**
   * @param parent the object made of the fact's parent; null for the root
   */
  Object object(Fact fact, @Nullable Object parent) {
    try {
      Object object = (Object) create.invokeExact();
      for (int i = 0; i < fields.length; i++) {
        Object value = fields[i].kind() == FieldKind.PARENT ? parent : fact.value(fields[i]);
        if (value != null) {
          setters[i].invokeExact(object, value);
        }
      }
      return object;
    } catch (Throwable e) {
      throw new IllegalStateException("object of " + fact.type().name(), e);
    }
  }
}
