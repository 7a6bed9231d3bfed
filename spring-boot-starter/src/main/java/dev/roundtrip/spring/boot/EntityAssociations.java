package dev.roundtrip.spring.boot;

import dev.roundtrip.spring.boot.EntityAttributes.Attribute;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.collection.AbstractCollectionPersister;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Which association a column stands for, by Hibernate's own mapping. Immutable. */
final class EntityAssociations {

  /**
   * One association.
   *
   * @param name such as {@code Owner.pets}
   * @param owner the entity that has it
   * @param attribute its attribute
   * @param target the entity that it leads to, or null if it holds no entities
   * @param many whether it holds several of them
   */
  record Association(
      String name, String owner, String attribute, @Nullable String target, boolean many) {}

  private static final Pattern QUOTES = Pattern.compile("[\"`\\[\\]]");

  private final Map<String, Association> collections = new HashMap<>();
  private final Map<String, Association> references = new HashMap<>();
  private final Map<String, Attribute> attributes = new HashMap<>();
  private final Map<String, Attribute> identifiers = new HashMap<>();
  private final Map<String, String> entities = new HashMap<>();

  EntityAssociations(Iterable<EntityManagerFactory> factories) {
    for (EntityManagerFactory factory : factories) {
      var metamodel = factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel();
      metamodel.forEachCollectionDescriptor(this::add);
      metamodel.forEachEntityDescriptor(this::add);
    }
  }

  private void add(CollectionPersister persister) {
    if (persister instanceof AbstractCollectionPersister collection) {
      String role = collection.getRole();
      int dot = role.lastIndexOf('.');
      String owner = simple(role.substring(0, dot));
      String attribute = role.substring(dot + 1);
      @Nullable String target =
          collection.getElementType().isEntityType()
              ? simple(collection.getElementType().getName())
              : null;
      Association association =
          new Association(owner + "." + attribute, owner, attribute, target, true);
      for (String column : collection.getKeyColumnNames()) {
        collections.putIfAbsent(key(collection.getTableName(), column), association);
      }
    }
  }

  private void add(EntityPersister persister) {
    if (!(persister instanceof AbstractEntityPersister entity)) {
      return;
    }
    String owner = simple(entity.getEntityName());
    String table = entity.getTableNames()[0];
    entities.put(table(table), owner);
    identifier(entity, table);
    String[] names = entity.getPropertyNames();
    Type[] types = entity.getPropertyTypes();
    for (int i = 0; i < names.length; i++) {
      String[] columns = entity.getPropertyColumnNames(names[i]);
      if (types[i].isEntityType()) {
        Association reference =
            new Association(
                owner + "." + names[i], owner, names[i], simple(types[i].getName()), false);
        for (String column : columns) {
          references.putIfAbsent(key(table, column), reference);
        }
      } else if (columns.length == 1 && columns[0] != null && !types[i].isCollectionType()) {
        attributes.putIfAbsent(
            key(table, columns[0]),
            EntityAttributes.of(
                entity.getMappedClass(), names[i], types[i].getReturnedClass(), false));
      }
    }
  }

  /** One that is made of several attributes is no help to anybody. */
  private void identifier(AbstractEntityPersister entity, String table) {
    @Nullable String name = entity.getIdentifierPropertyName();
    String[] columns = entity.getIdentifierColumnNames();
    if (name != null && columns.length == 1) {
      Attribute identifier =
          EntityAttributes.of(
              entity.getMappedClass(), name, entity.getIdentifierType().getReturnedClass(), true);
      attributes.putIfAbsent(key(table, columns[0]), identifier);
      identifiers.putIfAbsent(identifier.entity(), identifier);
    }
  }

  /** The collection whose rows are found by this column, such as {@code pet.owner_id}. */
  @Nullable Association collection(@Nullable String column) {
    return column == null ? null : collections.get(column.toLowerCase(Locale.ROOT));
  }

  /** The reference that is held in this column. */
  @Nullable Association reference(@Nullable String column) {
    return column == null ? null : references.get(column.toLowerCase(Locale.ROOT));
  }

  /**
   * The same where a query joins the owner's table, and asks for the owner's identifier; null if
   * there are several that it could be.
   */
  @Nullable Association collection(List<String> tables, @Nullable String column) {
    @Nullable Attribute key = attribute(column);
    @Nullable String target = tables.isEmpty() ? null : entity(tables.get(0));
    return key == null || !key.id() || target == null
        ? null
        : only(collections.values(), key.entity(), target);
  }

  /** The reference that leads back, if there is just one. */
  @Nullable Association inverse(Association collection) {
    return collection.target() == null
        ? null
        : only(references.values(), collection.target(), collection.owner());
  }

  private static @Nullable Association only(
      Collection<Association> all, String owner, String target) {
    List<Association> found =
        all.stream()
            .filter(each -> each.owner().equals(owner) && target.equals(each.target()))
            .distinct()
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** What is held in this column, if that is no entity. */
  @Nullable Attribute attribute(@Nullable String column) {
    return column == null ? null : attributes.get(column.toLowerCase(Locale.ROOT));
  }

  /** What identifies an entity, or null. */
  @Nullable Attribute identifier(@Nullable String entity) {
    return entity == null ? null : identifiers.get(entity);
  }

  /** The entity of a table, or null. */
  @Nullable String entity(String table) {
    return entities.get(table(table));
  }

  private static String key(String table, String column) {
    return table(table) + "." + unquoted(column);
  }

  /** Without schema, as shapes name it. */
  private static String table(String name) {
    String plain = unquoted(name);
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  private static String unquoted(String name) {
    return QUOTES.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String simple(String name) {
    String plain = name.substring(name.lastIndexOf('.') + 1);
    return plain.substring(plain.lastIndexOf('$') + 1);
  }
}
