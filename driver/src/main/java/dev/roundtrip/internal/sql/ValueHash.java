package dev.roundtrip.internal.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Salted 64-bit hash of a value, the same for a value that a getter returned and a setter bound.
 *
 * <p>0 stands for null and for values that are not hashed; no hashed value gets 0. The salt is
 * drawn once per process, so hashes mean nothing outside it. Thread-safe.
 */
public final class ValueHash {
  /** Differs from process to process; a generator of random numbers takes milliseconds to load. */
  private static final long SALT =
      Hash.mix(System.nanoTime()) ^ Hash.mix(System.identityHashCode(new Object()));

  private static final int MAXIMUM_LENGTH = 128;
  private static final int MAXIMUM_DIGITS = 18;
  private static final double MAXIMUM_LONG = 0x1p63;
  private static final long TEXT = 1;
  private static final long INTEGER = 2;
  private static final long FRACTION = 3;
  private static final long TRUTH = 4;
  private static final long BYTES = 5;
  private static final long DATE = 6;
  private static final long DATE_TIME = 7;
  private static final long TIME = 8;
  private static final long INSTANT = 9;

  /** Set in the hashes of texts, and of nothing else. */
  private static final long TEXT_BIT = 1;

  private ValueHash() {}

  /** Whether this is the hash of a text that is no integral number. */
  public static boolean isText(long hash) {
    return (hash & TEXT_BIT) != 0;
  }

  /** The hash of an integral number. */
  public static long of(long value) {
    return salted(INTEGER, value);
  }

  /** The hash of a number; an integral one hashes like a long. */
  public static long of(double value) {
    if (value == Math.rint(value) && value >= -MAXIMUM_LONG && value < MAXIMUM_LONG) {
      return of((long) value);
    }
    return salted(FRACTION, Double.doubleToLongBits(value));
  }

  /** The hash of a truth value; it is no number. */
  public static long of(boolean value) {
    return salted(TRUTH, value ? 1 : 2);
  }

  /**
   * The hash of a text, 0 for null and beyond 128 characters; a canonical integral number hashes
   * like a long.
   */
  public static long of(@Nullable String value) {
    return value == null ? 0 : of(value, 0, value.length());
  }

  /** The hash of a part of a text, from {@code start} inclusive to {@code end} exclusive. */
  public static long of(CharSequence value, int start, int end) {
    int length = end - start;
    if (length > MAXIMUM_LENGTH) {
      return 0;
    }
    if (isCanonicalInteger(value, start, end)) {
      boolean negative = value.charAt(start) == '-';
      long number = 0;
      for (int i = negative ? start + 1 : start; i < end; i++) {
        number = number * 10 + (value.charAt(i) - '0');
      }
      return of(negative ? -number : number);
    }
    long hash = SALT;
    for (int i = start; i < end; i++) {
      hash = (hash ^ value.charAt(i)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return salted(TEXT, hash);
  }

  /** The same hash, of characters in an array. */
  static long of(char[] value, int start, int end) {
    int length = end - start;
    if (length > MAXIMUM_LENGTH) {
      return 0;
    }
    if (isCanonicalInteger(value, start, end)) {
      boolean negative = value[start] == '-';
      long number = 0;
      for (int i = negative ? start + 1 : start; i < end; i++) {
        number = number * 10 + (value[i] - '0');
      }
      return of(negative ? -number : number);
    }
    long hash = SALT;
    for (int i = start; i < end; i++) {
      hash = (hash ^ value[i]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return salted(TEXT, hash);
  }

  /** The hash of bytes, 0 for null and beyond 128. */
  public static long of(byte @Nullable [] value) {
    if (value == null || value.length > MAXIMUM_LENGTH) {
      return 0;
    }
    long hash = SALT;
    for (byte b : value) {
      hash = (hash ^ b) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return salted(BYTES, hash);
  }

  /**
   * The hash of a value as JDBC carries it, 0 for null and for a class that is not known. Methods
   * of classes outside the JDK are never called.
   */
  public static long ofObject(@Nullable Object value) {
    if (value instanceof String text) {
      return of(text);
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return of(((Number) value).longValue());
    }
    if (value instanceof Double || value instanceof Float) {
      return of(((Number) value).doubleValue());
    }
    if (value instanceof Boolean truth) {
      return of(truth.booleanValue());
    }
    if (value instanceof UUID uuid) {
      return of(uuid.toString());
    }
    if (value instanceof byte[] bytes) {
      return of(bytes);
    }
    if (value instanceof Enum<?> constant) {
      return of(constant.name());
    }
    if (value instanceof Character character) {
      return of(String.valueOf(character.charValue()));
    }
    try {
      return value == null ? 0 : ofExact(value, value.getClass());
    } catch (DateTimeException notOfThisCalendar) {
      return 0; // 29 February 1500 is a day of java.sql.Date's Julian calendar, and of no
      // LocalDate.
    }
  }

  /**
   * The classes that can be extended: a subclass may do anything in its methods, so only the class
   * itself will do.
   */
  @SuppressWarnings("JavaUtilDate") // Applications bind it; only its value is asked for.
  private static long ofExact(Object value, Class<?> type) {
    if (type == BigDecimal.class) {
      return of((BigDecimal) value);
    }
    if (type == BigInteger.class) {
      BigInteger number = (BigInteger) value;
      return number.bitLength() < Long.SIZE ? of(number.longValue()) : of(number.doubleValue());
    }
    if (type == Timestamp.class) {
      return of(((Timestamp) value).toLocalDateTime());
    }
    if (type == java.util.Date.class) {
      return of(new Timestamp(((java.util.Date) value).getTime()).toLocalDateTime());
    }
    if (type == Date.class) {
      return salted(DATE, ((Date) value).toLocalDate().toEpochDay());
    }
    if (type == Time.class) {
      return salted(TIME, ((Time) value).toLocalTime().toNanoOfDay());
    }
    return ofTime(value);
  }

  private static long ofTime(Object value) {
    if (value instanceof LocalDateTime dateTime) {
      return of(dateTime);
    }
    if (value instanceof LocalDate date) {
      return salted(DATE, date.toEpochDay());
    }
    if (value instanceof LocalTime time) {
      return salted(TIME, time.toNanoOfDay());
    }
    if (value instanceof Instant instant) {
      return of(instant);
    }
    if (value instanceof OffsetDateTime dateTime) {
      return of(dateTime.toInstant());
    }
    return value instanceof ZonedDateTime dateTime ? of(dateTime.toInstant()) : 0;
  }

  private static long of(BigDecimal value) {
    // A huge scale would make the exact conversion expensive; such a number is no key.
    if (value.scale() <= 0 ? value.precision() - (long) value.scale() > 40 : value.scale() > 1000) {
      return of(value.doubleValue());
    }
    BigDecimal stripped = value.stripTrailingZeros();
    boolean integral = stripped.scale() <= 0;
    return integral && stripped.toBigInteger().bitLength() < Long.SIZE
        ? of(stripped.longValue())
        : of(value.doubleValue());
  }

  private static long of(LocalDateTime value) {
    return salted(
        DATE_TIME,
        value.toLocalDate().toEpochDay() * 0x9e3779b97f4a7c15L + value.toLocalTime().toNanoOfDay());
  }

  private static long of(Instant value) {
    return salted(INSTANT, value.getEpochSecond() * 1_000_000_000L + value.getNano());
  }

  private static boolean isCanonicalInteger(CharSequence value, int start, int end) {
    int first = start < end && value.charAt(start) == '-' ? start + 1 : start;
    int digits = end - first;
    if (digits == 0 || digits > MAXIMUM_DIGITS) {
      return false;
    }
    if (value.charAt(first) == '0' && (digits > 1 || first > start)) {
      return false;
    }
    for (int i = first; i < end; i++) {
      if (!Chars.isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCanonicalInteger(char[] value, int start, int end) {
    int first = start < end && value[start] == '-' ? start + 1 : start;
    int digits = end - first;
    if (digits == 0 || digits > MAXIMUM_DIGITS) {
      return false;
    }
    if (value[first] == '0' && (digits > 1 || first > start)) {
      return false;
    }
    for (int i = first; i < end; i++) {
      if (!Chars.isDigit(value[i])) {
        return false;
      }
    }
    return true;
  }

  private static long salted(long type, long value) {
    long hash = Hash.mix((value ^ SALT) + type * 0x9e3779b97f4a7c15L);
    if (type == TEXT) {
      return hash | TEXT_BIT;
    }
    long other = hash & ~TEXT_BIT;
    return other == 0 ? 2 : other;
  }
}
