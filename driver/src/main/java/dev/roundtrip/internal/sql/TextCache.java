package dev.roundtrip.internal.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What texts are, within a bound in bytes. A map as long as there are few of them, because the
 * first cache of Caffeine's in a JVM costs more than all else that Roundtrip does at its start.
 * Thread-safe; a hit allocates nothing.
 */
final class TextCache {

  /** More texts than most applications send, and less than the bound in bytes as a rule. */
  private static final int FEW = 256;

  private final long maximumBytes;
  private final ConcurrentHashMap<String, Entry> few = new ConcurrentHashMap<>();

  /** Guarded by this. */
  private long fewBytes;

  /** Null as long as there are few. */
  private volatile @Nullable Cache<String, Entry> many;

  /**
   * One text in one dialect; the same text in another one follows, because keys of two parts would
   * be allocated.
   */
  record Entry(Dialect dialect, ParsedSql parsed, @Nullable Entry next) {
    int bytes() {
      return next == null
          ? parsed.bytes()
          : (int) Math.min(Integer.MAX_VALUE, (long) parsed.bytes() + next.bytes());
    }
  }

  TextCache(long maximumBytes) {
    this.maximumBytes = maximumBytes;
  }

  @Nullable Entry get(String text) {
    Cache<String, Entry> cache = many;
    return cache == null ? few.get(text) : cache.getIfPresent(text);
  }

  void put(String text, Entry entry) {
    Cache<String, Entry> cache = many;
    if (cache == null) {
      cache = isOneOfFew(text, entry) ? null : many();
    }
    if (cache != null) {
      cache.put(text, entry);
    }
  }

  private synchronized boolean isOneOfFew(String text, Entry entry) {
    if (many != null || few.size() == FEW || fewBytes + entry.bytes() > maximumBytes) {
      return false;
    }
    Entry before = few.put(text, entry);
    fewBytes += entry.bytes() - (before == null ? 0 : before.bytes());
    return true;
  }

  private synchronized Cache<String, Entry> many() {
    Cache<String, Entry> cache = many;
    if (cache == null) {
      cache =
          Caffeine.newBuilder()
              .maximumWeight(maximumBytes)
              .<String, Entry>weigher((text, entry) -> entry.bytes())
              // No threads of our own: what little there is to do is done by the caller.
              .executor(Runnable::run)
              .build();
      cache.putAll(few);
      many = cache;
      few.clear(); // Whoever looks there just now reads its text once more.
    }
    return cache;
  }

  /** Bytes held by now, about. */
  synchronized long bytes() {
    Cache<String, Entry> cache = many;
    if (cache == null) {
      return fewBytes;
    }
    cache.cleanUp();
    return cache.policy().eviction().map(eviction -> eviction.weightedSize().orElse(0)).orElse(0L);
  }
}
