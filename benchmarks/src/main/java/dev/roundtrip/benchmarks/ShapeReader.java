package dev.roundtrip.benchmarks;

import com.alibaba.druid.sql.SQLUtils;
import com.alibaba.druid.sql.parser.ParserException;
import com.alibaba.druid.sql.visitor.ParameterizedOutputVisitorUtils;
import dev.roundtrip.benchmarks.ShapeCorpus.Statement;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ShapeCache;
import dev.roundtrip.internal.sql.SqlReader;
import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlQuery;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.jspecify.annotations.Nullable;

/** Each way to read a statement: ours with and without its cache, and what others do. */
@SuppressWarnings("ImmutableEnumChecker") // Two of them are caches: that is what is measured.
public enum ShapeReader {
  ROUNDTRIP_HIT("Roundtrip, text known") {
    private final ShapeCache cache = new ShapeCache(16 << 20);

    @Override
    Object read(Statement statement) {
      return cache.get(statement.sql(), statement.dialect());
    }
  },
  ROUNDTRIP("Roundtrip, text new, shape known") {
    private final ShapeCache cache = new ShapeCache(0);

    /** Shapes are shared while somebody holds them, as the scopes of an application do. */
    private final List<ParsedSql> held = new ArrayList<>();

    @Override
    Object read(Statement statement) {
      return cache.get(statement.sql(), statement.dialect());
    }

    @Override
    void warmUp(Statement statement) {
      held.add(cache.get(statement.sql(), statement.dialect()));
    }
  },
  ROUNDTRIP_NEW("Roundtrip, shape new") {
    @Override
    Object read(Statement statement) {
      return SqlReader.read(statement.sql(), statement.dialect());
    }
  },
  ROUNDTRIP_ALL("Roundtrip, shape new, all details") {
    @Override
    Object read(Statement statement) {
      ParsedSql parsed = SqlReader.read(statement.sql(), statement.dialect());
      // Whoever asks for one of them has all of them read.
      return parsed.shape().tables().size() + parsed.bindCount();
    }
  },
  OPENTELEMETRY("OpenTelemetry") {
    @Override
    Object read(Statement statement) {
      SqlDialect dialect =
          statement.dialect() == Dialect.MYSQL
              ? SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS
              : SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS;
      return Sanitizer.sanitize(statement.sql(), dialect);
    }
  },
  DRUID("Druid") {
    @Override
    Object read(Statement statement) {
      return ParameterizedOutputVisitorUtils.parameterize(statement.sql(), statement.druid());
    }

    /** It gives a text back that it cannot parse, and also one without literals. */
    @Override
    boolean rejects(Statement statement) {
      try {
        return SQLUtils.parseStatements(statement.sql(), statement.druid()).isEmpty();
      } catch (ParserException e) {
        return true;
      }
    }
  },
  JSQLPARSER("JSqlParser") {
    @Override
    @Nullable Object read(Statement statement) {
      try {
        return CCJSqlParserUtil.parse(statement.sql());
      } catch (JSQLParserException e) {
        return null;
      }
    }
  };

  final String label;

  ShapeReader(String label) {
    this.label = label;
  }

  /** What the reader makes of it; null or an exception when it rejects the text. */
  abstract @Nullable Object read(Statement statement);

  void warmUp(Statement statement) {}

  boolean rejects(Statement statement) {
    return readOrReject(statement) == null;
  }

  /** What {@link #read} says, with null for an exception. */
  @Nullable Object readOrReject(Statement statement) {
    try {
      return read(statement);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** OpenTelemetry's sanitizer below its own cache, which would make every reading a hit. */
  static final class Sanitizer {
    private static final MethodHandle SANITIZE = find();

    private Sanitizer() {}

    private static MethodHandle find() {
      try {
        Class<?> type = Class.forName(SqlQuery.class.getPackageName() + ".AutoSqlSanitizer");
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findStatic(
                type,
                "sanitize",
                MethodType.methodType(SqlQuery.class, String.class, SqlDialect.class));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("Not the sanitizer that this benchmark knows", e);
      }
    }

    static SqlQuery sanitize(String sql, SqlDialect dialect) {
      try {
        return (SqlQuery) SANITIZE.invokeExact(sql, dialect);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new LinkageError("It declares no checked exception", e);
      }
    }
  }
}
