package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.Roundtrip;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** What is remembered of requests is bounded, however many there are and whatever they ask for. */
class HeapTests {

  /** {@code -Dheap.scopes=1000000} for a longer run. */
  private static final int REQUESTS = Integer.getInteger("heap.scopes", 50_000);

  private static final long BOUND = 24L << 20;

  @Test
  void manyRequestsOfManyRoutesAndTextsLeaveABoundedRest() throws Exception {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:heap", "", "");
    Recent recent = new Recent(200, Clock.systemUTC());
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton("registry", new SimpleMeterRegistry());
    RoundtripMetrics metrics =
        new RoundtripMetrics(
            beans.getBeanProvider(io.micrometer.core.instrument.MeterRegistry.class), beans);
    try (Roundtrip roundtrip =
        Roundtrip.fromProperties(java.util.Map.of("production", RunsIn.PRODUCTION.defaults()))
            .extendedBy(recent)
            .extendedBy(metrics)
            .onFinding(recent)
            .onFinding(metrics)
            .build()) {
      beans.registerSingleton("roundtrip", roundtrip);
      metrics.afterSingletonsInstantiated();
      DataSource observed = roundtrip.wrap(pool, "pool");
      RequestScopeFilter filter = new RequestScopeFilter(roundtrip, new Handlers(), true);
      requests(filter, observed, REQUESTS / 10);
      long before = used();

      requests(filter, observed, REQUESTS);

      assertThat(used() - before).isLessThan(BOUND);
      assertThat(recent.scopes()).hasSizeLessThanOrEqualTo(200);
      assertThat(recent.shapes()).hasSizeLessThanOrEqualTo(500);
      assertThat(roundtrip.ownFailures()).isZero();
    }
    pool.dispose();
  }

  private static void requests(RequestScopeFilter filter, DataSource observed, int count)
      throws Exception {
    for (int i = 0; i < count; i++) {
      int number = i;
      MockHttpServletRequest request = new MockHttpServletRequest("GET", "/" + number);
      MockFilterChain chain =
          new MockFilterChain(
              new jakarta.servlet.http.HttpServlet() {
                private static final long serialVersionUID = 1L;

                @Override
                protected void service(
                    jakarta.servlet.http.HttpServletRequest asked,
                    jakarta.servlet.http.HttpServletResponse answer) {
                  asked.setAttribute(
                      HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/route" + number % 1_000);
                  send(observed, number % 2_000);
                }
              });
      filter.doFilter(request, new MockHttpServletResponse(), chain);
    }
  }

  private static void send(DataSource observed, int number) {
    try (Connection connection = observed.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select 1 as column_" + number)) {
      statement.executeQuery().close();
    } catch (java.sql.SQLException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static long used() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
