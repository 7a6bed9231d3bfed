package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Advice;
import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.WriteInLoopFinding;
import dev.roundtrip.spi.RoundtripExtension;
import dev.roundtrip.spring.boot.EntityAssociations.Association;
import dev.roundtrip.spring.boot.EntityAttributes.Attribute;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;

/** Says of findings which association or entity they are about, and what to write in its code. */
final class JpaWords implements RoundtripExtension, SmartInitializingSingleton, Ordered {

  private final ObjectProvider<EntityManagerFactory> factories;
  private final RepositoryMethods repositories;
  private volatile boolean ready;
  private volatile @Nullable EntityAssociations associations;

  JpaWords(ObjectProvider<EntityManagerFactory> factories, RepositoryMethods repositories) {
    this.factories = factories;
    this.repositories = repositories;
  }

  @Override
  public int getOrder() {
    return 0;
  }

  /** Before, to ask for the factory could be to ask for what is being made. */
  @Override
  public void afterSingletonsInstantiated() {
    ready = true;
  }

  @Override
  public Finding enrich(Finding finding) {
    boolean concerned =
        finding.kind() == FindingKind.N_PLUS_ONE
            || finding.kind() == FindingKind.LOOKUP_IN_LOOP
            || finding.kind() == FindingKind.WRITE_IN_LOOP;
    if (!concerned || !ready) {
      return finding;
    }
    EntityAssociations known = associations();
    if (finding instanceof NPlusOneFinding nPlusOne) {
      return nPlusOne(nPlusOne, known);
    }
    if (finding instanceof LookupInLoopFinding lookup) {
      return lookup(lookup, known);
    }
    List<String> tables = finding.shape().tables();
    @Nullable String entity = tables.size() == 1 ? known.entity(tables.get(0)) : null;
    return entity != null && finding instanceof WriteInLoopFinding write && write.flush()
        ? advised(
            finding, JpaAdvices.write(entity, known.identifier(entity), write.generatedKeys()))
        : finding;
  }

  private Finding lookup(LookupInLoopFinding finding, EntityAssociations known) {
    @Nullable String sentBy = repositories.of(finding.shape().fingerprint());
    if (sentBy == null && !HibernateSql.wrote(finding.shape().text())) {
      return finding;
    }
    List<String> tables = finding.shape().tables();
    @Nullable String entity = tables.isEmpty() ? null : known.entity(tables.get(0));
    @Nullable Attribute key = known.attribute(finding.column());
    if (key != null && key.entity().equals(entity)) {
      return advised(finding, JpaAdvices.lookup(key, sentBy));
    }
    @Nullable Association reference = known.reference(finding.column());
    @Nullable Association joined = known.collection(tables, finding.column());
    if (reference == null && joined != null) {
      reference = known.inverse(joined);
    }
    @Nullable Attribute identifier =
        reference == null ? null : known.identifier(reference.target());
    return reference == null || identifier == null
        ? finding
        : advised(finding, JpaAdvices.lookup(reference, identifier));
  }

  private Finding nPlusOne(NPlusOneFinding finding, EntityAssociations known) {
    if (finding.children().size() > 1) {
      return several(finding, known);
    }
    @Nullable Association collection = known.collection(finding.column());
    if (collection == null) {
      collection = known.collection(finding.shape().tables(), finding.column());
    }
    @Nullable Association reference =
        finding.source() == null ? null : known.reference(finding.source().column());
    @Nullable Association association = collection == null ? reference : collection;
    if (association == null) {
      return finding;
    }
    NPlusOneFinding named = finding.withAssociation(association.name());
    return switch (finding.variant()) {
      case LAZY_ASSOCIATION, PROVED ->
          finding.lazyAssociation()
              ? advised(named, JpaAdvices.lazy(association))
              : explicit(named, association, known);
      case NESTED -> advised(named, JpaAdvices.nested(association));
      case RECURSIVE_WALK, SEVERAL_PER_ROW, AGGREGATE_PER_ROW, SAME_VALUE -> named;
    };
  }

  /** The application asked by itself, and not only because of an association. */
  private Finding explicit(
      NPlusOneFinding finding, Association association, EntityAssociations known) {
    @Nullable String sentBy = repositories.of(finding.shape().fingerprint());
    if (sentBy == null && !HibernateSql.wrote(finding.shape().text())) {
      return finding;
    }
    if (association.many()) {
      @Nullable Association inverse = known.reference(finding.column());
      return advised(
          finding,
          JpaAdvices.explicit(association, inverse == null ? known.inverse(association) : inverse));
    }
    @Nullable Attribute identifier = known.identifier(association.target());
    return identifier == null
        ? finding
        : advised(finding, JpaAdvices.reference(association, identifier, sentBy));
  }

  private static Finding several(NPlusOneFinding finding, EntityAssociations known) {
    List<Association> associations = new ArrayList<>();
    for (NPlusOneFinding.Child child : finding.children()) {
      @Nullable Association association = known.collection(child.column());
      if (association == null) {
        return finding;
      }
      associations.add(association);
    }
    return finding.lazyAssociation() ? advised(finding, JpaAdvices.several(associations)) : finding;
  }

  private static Finding advised(Finding finding, Advice advice) {
    Evidence facts = finding.evidence();
    return finding.withEvidence(facts.with(advice, facts.notes()));
  }

  /** Made with the first finding: it takes a while where there are many entities. */
  private EntityAssociations associations() {
    EntityAssociations known = associations;
    if (known == null) {
      known = new EntityAssociations(factories);
      associations = known;
    }
    return known;
  }
}
