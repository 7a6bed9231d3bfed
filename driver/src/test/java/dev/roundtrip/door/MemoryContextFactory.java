package dev.roundtrip.door;

import java.util.Hashtable;
import java.util.Map;
import java.util.Objects;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** JNDI over a map that stands in the environment. */
public final class MemoryContextFactory implements InitialContextFactory {

  public static final String OBJECTS = "objects";

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
    return new MemoryContext((Map<?, ?>) Objects.requireNonNull(environment.get(OBJECTS)));
  }

  private static final class MemoryContext extends InitialContext {

    private final Map<?, ?> objects;

    MemoryContext(Map<?, ?> objects) throws NamingException {
      super(true); // Not initialized: no other context is asked.
      this.objects = objects;
    }

    @Override
    public Object lookup(String name) throws NamingException {
      Object found = objects.get(name);
      if (found == null) {
        throw new NameNotFoundException(name);
      }
      return found;
    }
  }
}
