package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.NPlusOneVariant;
import dev.roundtrip.spring.boot.EntityAssociations.Association;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to change, as code of Spring Data and JPA. */
final class JpaAdvices {

  private JpaAdvices() {}

  /** Null where what the statements themselves tell is better. */
  static @Nullable Advice nPlusOne(
      NPlusOneVariant variant, Association association, boolean lazily) {
    return switch (variant) {
      case LAZY_ASSOCIATION, PROVED -> lazily ? lazy(association) : explicit(association);
      case NESTED ->
          new Advice(
              "Load "
                  + association.name()
                  + " for all its owners at once: a batch size on each level, because two fetch"
                  + " joins of collections multiply their rows.",
              "@BatchSize(size = 100) // on "
                  + association.name()
                  + "\n# or for all associations, in application.properties:\n"
                  + "spring.jpa.properties.hibernate.default_batch_fetch_size=100");
      case RECURSIVE_WALK, SEVERAL_PER_ROW, AGGREGATE_PER_ROW, SAME_VALUE -> null;
    };
  }

  private static Advice lazy(Association association) {
    String owner = association.owner();
    String alias = owner.substring(0, 1).toLowerCase(Locale.ROOT);
    return new Advice(
        "Load "
            + association.name()
            + " together with its owners: an entity graph or a fetch join on the repository's"
            + " method. Where the result is paged, take the batch size; where only some columns are"
            + " shown, a projection.",
        "@EntityGraph(attributePaths = \"%s\") // on the method of the repository\n"
                .formatted(association.attribute())
            + "or @Query(\"select %s from %s %s left join fetch %s.%s\")\n"
                .formatted(alias, owner, alias, alias, association.attribute())
            + "or @BatchSize(size = 100) on "
            + association.name());
  }

  private static Advice explicit(Association association) {
    String target = association.target() == null ? "rows" : association.target();
    return new Advice(
        "Load the "
            + target
            + " of all rows with one call before the loop, or load them with their "
            + association.owner()
            + ".",
        "List<%s> findBy%sIn(Collection<%s> all);"
                .formatted(target, capital(association), association.owner())
            + "\nor @EntityGraph(attributePaths = \""
            + association.attribute()
            + "\") on the query of "
            + association.owner());
  }

  private static String capital(Association association) {
    String owner = association.owner();
    return owner.substring(0, 1).toUpperCase(Locale.ROOT) + owner.substring(1);
  }

  static Advice lookup(String entity) {
    return new Advice(
        "Load all of them with one statement before the loop, and look them up in a map.",
        "Map<Long, %s> byId = repository.findAllById(ids).stream()\n    .collect(toMap(%s::getId, identity()));"
            .formatted(entity, entity));
  }

  static Advice write(String entity) {
    return new Advice(
        "Save all "
            + entity
            + " in one transaction with saveAll, and let Hibernate send them in batches. An id of"
            + " strategy IDENTITY prevents batches: use a sequence.",
        """
        spring.jpa.properties.hibernate.jdbc.batch_size=50
        spring.jpa.properties.hibernate.order_inserts=true
        spring.jpa.properties.hibernate.order_updates=true\
        """);
  }
}
