package dev.roundtrip.testing.spring;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.internal.FrameworkSources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Tells which contexts a test class uses, as soon as they are there, and until it has ended. */
final class ObservingListener extends AbstractTestExecutionListener {

  /** Behind the injection into the test's fields, by which a context is loaded. */
  @Override
  public int getOrder() {
    return 2_500;
  }

  @Override
  public void prepareTestInstance(TestContext test) {
    tell(test);
  }

  /** Again, as the context may be a new one: {@code @DirtiesContext}. */
  @Override
  public void beforeTestMethod(TestContext test) {
    tell(test);
  }

  /** For what is called inside of a test that has no annotation of ours. */
  @Override
  public void beforeTestExecution(TestContext test) {
    FrameworkSources.enter(test.getTestClass());
  }

  @Override
  public void afterTestExecution(TestContext test) {
    FrameworkSources.leave();
  }

  @Override
  public void afterTestClass(TestContext test) {
    FrameworkSources.remove(test.getTestClass());
  }

  private static void tell(TestContext test) {
    if (!test.hasApplicationContext()) {
      return;
    }
    List<Roundtrip> roundtrips = new ArrayList<>();
    for (@Nullable ApplicationContext context = test.getApplicationContext();
        context != null;
        context = context.getParent()) {
      if (context.containsLocalBean(ContextSources.NAME)) {
        roundtrips.addAll(context.getBean(ContextSources.NAME, ContextSources.class).roundtrips());
      }
    }
    FrameworkSources.put(test.getTestClass(), roundtrips);
  }
}
