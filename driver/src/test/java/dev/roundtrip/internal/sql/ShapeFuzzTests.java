package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Reads random, mutated, cut and repeated texts in every dialect until its time is over: {@code
 * -Dfuzz.seconds=60}, or {@code FUZZ_SECONDS} in the environment; 3 by itself. A failure names the
 * number that repeats it, with {@code -Dfuzz.first=NUMBER}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShapeFuzzTests {
  private static final Dialect[] DIALECTS = Dialect.values();
  private static final String WORDS = "zecretcanary";
  private static final String DIGITS = "8675309867";
  private static final int LONG_TEXT = 200_000;

  private static final List<String> CORPUS =
      List.of(
          "select a1_0.id,a1_0.name from author a1_0 left join book b1_0 on a1_0.id=b1_0.author_id"
              + " where a1_0.name='zecretcanary' and b1_0.id in (8675309867,?) order by 1 fetch"
              + " first ? rows only",
          "with c(a) as (select 'zecretcanary' union all select 'it''s zecretcanary' union all"
              + " select N'zecretcanary') insert into t (a, b) select a, 8675309867 from c",
          "insert into t (a, b, c) values ('zecretcanary', -8675309867, {ts 'zecretcanary'}),"
              + " ('zecretcanary', 8675309867.5, null) on conflict (a) do update set b ="
              + " 8675309867",
          "update t set a = 'zecretcanary', b = X'zecretcanary' where c like '%zecretcanary' and"
              + " d between 'zecretcanary' and 8675309867",
          "merge into t using (values (8675309867, 'zecretcanary')) s (a, b) on t.a = s.a when"
              + " matched then update set b = 'zecretcanary' when not matched then insert values"
              + " (8675309867)",
          "{? = call f(?, {d 'zecretcanary'}, 'zecretcanary')}",
          "set a = 'zecretcanary'; select /* c */ x from t -- c\n where (a, b) in"
              + " (('zecretcanary', 1), (?, 8675309867))",
          "select x[8675309867:8675309867], y ->> 'zecretcanary' from t where z = any(array["
              + "'zecretcanary', 'zecretcanary']) and exists (select 1 from u where u.a = t.a)");

  @Test
  @Timeout(1800) // Only against a text on which reading would not end.
  void anyTextIsReadAndNoLiteralRemains() {
    long end = System.nanoTime() + Duration.ofSeconds(seconds()).toNanos();
    long n = Long.getLong("fuzz.first", 0);
    do {
      one(n++);
    } while (System.nanoTime() < end);
    assertThat(n).isPositive();
  }

  private static long seconds() {
    String environment = System.getenv("FUZZ_SECONDS");
    return Long.getLong("fuzz.seconds", environment == null ? 3 : Long.parseLong(environment));
  }

  private static void one(long n) {
    Random random = new Random(n);
    Dialect dialect = DIALECTS[(int) (n % DIALECTS.length)];
    switch (random.nextInt(n % 64 == 0 ? 5 : 4)) {
      case 0 -> read(n, bytes(random), dialect);
      case 1 -> read(n, mutated(random), dialect);
      case 2 -> {
        String sql = secretIn(dialect, random);
        secret(n, sql.substring(0, random.nextInt(sql.length() + 1)), dialect);
      }
      case 3 -> secret(n, secretIn(dialect, random) + " " + bytes(random), dialect);
      default -> {
        // Twice the time would be forgiven, the square of it would be noticed.
        String part = mutated(random);
        int from = random.nextInt(part.length());
        String piece = part.substring(from, Math.min(part.length(), from + 1 + random.nextInt(9)));
        read(n, piece.repeat(LONG_TEXT / piece.length()), dialect);
      }
    }
  }

  private static Shape read(long n, String sql, Dialect dialect) {
    try {
      ParsedSql parsed = SqlReader.readStrictly(sql, dialect);
      assertThat(parsed.shape().text().length()).isLessThanOrEqualTo(ShapeText.MAXIMUM_LENGTH);
      return parsed.shape();
    } catch (RuntimeException e) {
      throw new AssertionError("fuzz.first=" + n + ", " + dialect + ": " + sql, e);
    }
  }

  private static void secret(long n, String sql, Dialect dialect) {
    Shape shape = read(n, sql, dialect);
    String all = shape.text() + shape.tables() + shape.slots() + shape.selectItems();
    assertThat(all)
        .as("fuzz.first=%d, %s: %s", n, dialect, sql)
        .doesNotContainIgnoringCase(WORDS)
        .doesNotContain(DIGITS);
  }

  /** Brackets quote names in some dialects: what stands in them is no literal there. */
  private static String secretIn(Dialect dialect, Random random) {
    return pick(dialect.bracketNames ? CORPUS.subList(0, CORPUS.size() - 1) : CORPUS, random);
  }

  private static String mutated(Random random) {
    StringBuilder sql = new StringBuilder(pick(CORPUS, random));
    for (int i = random.nextInt(8); i >= 0; i--) {
      int at = random.nextInt(sql.length());
      switch (random.nextInt(4)) {
        case 0 -> sql.deleteCharAt(at);
        case 1 -> sql.insert(at, "'\"`[](){}$?:@#%-/*\\;,.q\n\0".charAt(random.nextInt(24)));
        case 2 -> sql.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
        default -> {
          String other = pick(CORPUS, random);
          int from = random.nextInt(other.length());
          sql.insert(at, other, from, from + random.nextInt(other.length() - from));
        }
      }
      if (sql.length() == 0) {
        return " ";
      }
    }
    return sql.toString();
  }

  private static String bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(120)];
    random.nextBytes(bytes);
    return new String(
        bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
