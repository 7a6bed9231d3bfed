package dev.roundtrip.corpus;

import dev.roundtrip.internal.scope.OwnThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * What a run sent, taken down by datasource-proxy below our wrapper, so that other rules judge the
 * same executions without anything of ours: plans and proofs are asked for on threads of our own.
 * Thread-safe.
 */
final class Recording implements QueryExecutionListener {

  private static final Pattern LITERALS =
      Pattern.compile("'(?:[^']|'')*'|\\b\\d+(?:\\.\\d+)?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LISTS = Pattern.compile("\\?(?:\\s*,\\s*\\?)+");
  private static final Pattern ROWS = Pattern.compile("\\(\\?\\)(?:\\s*,\\s*\\(\\?\\))+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * One execution.
   *
   * @param shape the text without literals, lists collapsed
   * @param values literals and binds
   * @param stack the whole stack of the thread, with lines
   */
  record Execution(String shape, String values, String stack) {}

  private final List<Execution> executions = new ArrayList<>();

  /** A data source whose executions are taken down. */
  DataSource of(DataSource dataSource) {
    return ProxyDataSourceBuilder.create(dataSource).listener(this).build();
  }

  synchronized List<Execution> executions() {
    return List.copyOf(executions);
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (Thread.currentThread() instanceof OwnThread) {
      return;
    }
    String text = queries.stream().map(QueryInfo::getQuery).collect(Collectors.joining("; "));
    String binds =
        queries.stream()
            .flatMap(query -> query.getParametersList().stream())
            .flatMap(List::stream)
            .map(bind -> Arrays.deepToString(bind.getArgs()))
            .collect(Collectors.joining());
    String literals =
        LITERALS.matcher(text).results().map(found -> found.group()).collect(Collectors.joining());
    String stack = Arrays.toString(new Throwable().getStackTrace());
    add(new Execution(shape(text), literals + binds, stack));
  }

  private synchronized void add(Execution execution) {
    executions.add(execution);
  }

  private static String shape(String text) {
    String marks = LITERALS.matcher(text).replaceAll("?");
    String rows = ROWS.matcher(LISTS.matcher(marks).replaceAll("?")).replaceAll("(?)");
    return SPACE.matcher(rows).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
}
