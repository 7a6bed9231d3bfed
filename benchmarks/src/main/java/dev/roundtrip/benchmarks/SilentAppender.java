package dev.roundtrip.benchmarks;

import com.p6spy.engine.logging.Category;
import com.p6spy.engine.spy.appender.P6Logger;

/** Named in spy.properties: p6spy hands over no text, and nothing is written. */
public final class SilentAppender implements P6Logger {

  @Override
  public boolean isCategoryEnabled(Category category) {
    return false;
  }

  @Override
  public void logSQL(
      int connectionId,
      String now,
      long elapsed,
      Category category,
      String prepared,
      String sql,
      String url) {}

  @Override
  public void logException(Exception e) {}

  @Override
  public void logText(String text) {}
}
