package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.spring.boot.EntityAssociations.Association;
import dev.roundtrip.spring.boot.EntityAttributes.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What to change, as code of Spring Data and JPA. */
final class JpaAdvices {

  private static final String BATCHES =
      """
      spring.jpa.properties.hibernate.jdbc.batch_size=50
      spring.jpa.properties.hibernate.order_inserts=true
      spring.jpa.properties.hibernate.order_updates=true\
      """;

  private JpaAdvices() {}

  /** An association that was read because the application touched it. */
  static Advice lazy(Association association) {
    return new Advice(
        "Load "
            + association.name()
            + " with the query that loads each "
            + association.owner()
            + ": an entity graph or a fetch join on the repository's method. Where the result is"
            + " paged, take the batch size; where only some columns are shown, a projection.",
        graph(association)
            + " // on the method of the repository\nor @Query(\""
            + fetchJoin(association)
            + "\")\nor "
            + batchSize(association));
  }

  /** The same on several levels. */
  static Advice nested(Association association) {
    return new Advice(
        "Load "
            + association.name()
            + " for all of them at once: a batch size on each level, because two fetch joins of"
            + " collections multiply their rows.",
        batchSize(association)
            + "\nor for all associations, in application.properties:\n"
            + "spring.jpa.properties.hibernate.default_batch_fetch_size=100");
  }

  /** Several associations of each row. */
  static Advice several(List<Association> associations) {
    return new Advice(
        "Load "
            + associations.stream().map(Association::name).collect(Collectors.joining(", "))
            + " for all rows at once: a batch size on each, or a fetch join for one of them; fetch"
            + " joins of several collections multiply their rows.",
        associations.stream().map(JpaAdvices::batchSize).collect(Collectors.joining("\n"))
            + "\nor for all associations, in application.properties:\n"
            + "spring.jpa.properties.hibernate.default_batch_fetch_size=100");
  }

  /**
   * A query in a loop for what an association holds.
   *
   * @param inverse the attribute of the target that leads back, or null
   */
  static Advice explicit(Association association, @Nullable Association inverse) {
    String target = association.target() == null ? "rows" : association.target();
    String owner = association.owner();
    String together =
        inverse != null && inverse.owner().equals(target)
            ? "List<%s> findBy%sIn(Collection<%s> all); // in the repository of %s"
                .formatted(target, StringUtils.capitalize(inverse.attribute()), owner, target)
            : "@Query(\"%s where %s in :all\") List<%s> findWith%s(Collection<%s> all);"
                .formatted(
                    fetchJoin(association),
                    alias(owner),
                    owner,
                    StringUtils.capitalize(association.attribute()),
                    owner);
    return new Advice(
        "Load the "
            + target
            + " of all rows with one call before the loop, or load "
            + association.name()
            + " with the query that loads each "
            + owner
            + ".",
        together + "\nor " + graph(association) + " // on the method that loads each " + owner);
  }

  /**
   * A look-up in a loop of the entity that a reference leads to.
   *
   * @param identifier that of the target
   */
  static Advice reference(Association reference, Attribute identifier, @Nullable String sentBy) {
    Advice lookup = byIdentifier(identifier, sentBy);
    return new Advice(
        lookup.text()
            + " Or load "
            + reference.name()
            + " with the query that loads each "
            + reference.owner()
            + ".",
        lookup.example()
            + "\nor "
            + graph(reference)
            + " // on the method that loads each "
            + reference.owner());
  }

  /**
   * A look-up in a loop.
   *
   * @param sentBy the method of the repository, such as {@code OwnerRepository.findById()}, or null
   */
  static Advice lookup(Attribute key, @Nullable String sentBy) {
    return key.id()
        ? byIdentifier(key, sentBy)
        : finder(key.entity(), StringUtils.capitalize(key.name()), key.type());
  }

  /** A look-up in a loop by what a reference leads to. */
  static Advice lookup(Association reference, Attribute identifier) {
    return finder(
        reference.owner(),
        StringUtils.capitalize(reference.attribute()) + StringUtils.capitalize(identifier.name()),
        identifier.type());
  }

  private static Advice finder(String entity, String property, String type) {
    return new Advice(
        "Load all of them with one statement before the loop, and look them up in a map.",
        "List<%s> findBy%sIn(Collection<%s> all); // in the repository of %s"
            .formatted(entity, property, type, entity));
  }

  private static Advice byIdentifier(Attribute key, @Nullable String sentBy) {
    String repository =
        sentBy == null ? "repository" : StringUtils.uncapitalize(sentBy.replaceFirst("\\..*", ""));
    return new Advice(
        "Load all of them with one statement before the loop, and look them up in a map.",
        key.accessor() == null
            ? "List<%s> all = %s.findAllById(ids);".formatted(key.entity(), repository)
            : "Map<%s, %s> byId = %s.findAllById(ids).stream()\n    .collect(toMap(%s, identity()));"
                .formatted(key.type(), key.entity(), repository, key.accessor()));
  }

  /** Rows that a flush writes one by one. */
  static Advice write(String entity, @Nullable Attribute identifier, boolean generatedKeys) {
    if (generatedKeys && identifier != null) {
      return new Advice(
          "The database generates %s.%s with each row, and so Hibernate cannot send batches: take it"
                  .formatted(entity, identifier.name())
              + " from a sequence, save all of them in one transaction, and let Hibernate batch.",
          "@GeneratedValue(strategy = GenerationType.SEQUENCE) // on %s.%s\n"
                  .formatted(entity, identifier.name())
              + BATCHES);
    }
    return new Advice(
        "Save all "
            + entity
            + " in one transaction with saveAll, and let Hibernate send them in batches.",
        BATCHES);
  }

  private static String graph(Association association) {
    return "@EntityGraph(attributePaths = \"" + association.attribute() + "\")";
  }

  private static String fetchJoin(Association association) {
    String alias = alias(association.owner());
    return "select %s from %s %s left join fetch %s.%s"
        .formatted(alias, association.owner(), alias, alias, association.attribute());
  }

  private static String alias(String entity) {
    return entity.substring(0, 1).toLowerCase(Locale.ROOT);
  }

  /** Of a reference it is the entity's that is loaded. */
  private static String batchSize(Association association) {
    return "@BatchSize(size = 100) // on "
        + (association.many() || association.target() == null
            ? association.name()
            : "the class " + association.target());
  }
}
