package dev.roundtrip.testing.spring;

import dev.roundtrip.testing.internal.RunningTest;
import dev.roundtrip.testing.internal.RunningTests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request that came over the network be a part of the test that sent it: the one that its
 * header names, or else the only one that runs on this context.
 */
final class RequestFilter extends OncePerRequestFilter implements Ordered {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final ContextSources sources;

  /** Once for each context is enough to know what is missing. */
  private final AtomicBoolean ambiguous = new AtomicBoolean();

  RequestFilter(ContextSources sources) {
    this.sources = sources;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable RunningTest test = RunningTests.current() == null ? testOf(request) : null;
    if (test == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      test.wrap(
              () -> {
                chain.doFilter(request, response);
                return true;
              })
          .call();
    } catch (ServletException | IOException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new ServletException(impossible);
    }
  }

  private @Nullable RunningTest testOf(HttpServletRequest request) {
    @Nullable String id = request.getHeader(TestHeader.NAME);
    if (id != null) {
      return RunningTests.withId(id);
    }
    List<RunningTest> running = RunningTests.on(sources.roundtrip());
    if (running.size() > 1 && ambiguous.compareAndSet(false, true)) {
      LOG.warn(
          "{} {} came in while {} tests run on its context, and is counted for none of them: let"
              + " the client send the header of dev.roundtrip.testing.spring.TestHeader.",
          request.getMethod(),
          request.getRequestURI(),
          running.size());
    }
    return running.size() == 1 ? running.get(0) : null;
  }
}
