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
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;

/** Says of findings which association or entity they are about, and what to write in its code. */
final class JpaWords implements RoundtripExtension, SmartInitializingSingleton, Ordered {

  private final ObjectProvider<EntityManagerFactory> factories;
  private volatile boolean ready;
  private volatile @Nullable EntityAssociations associations;

  JpaWords(ObjectProvider<EntityManagerFactory> factories) {
    this.factories = factories;
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
    List<String> tables = finding.shape().tables();
    @Nullable String entity = tables.size() == 1 ? known.entity(tables.get(0)) : null;
    if (entity == null) {
      return finding;
    }
    if (finding instanceof LookupInLoopFinding) {
      return advised(finding, JpaAdvices.lookup(entity));
    }
    return finding instanceof WriteInLoopFinding write && write.flush()
        ? advised(finding, JpaAdvices.write(entity))
        : finding;
  }

  private static Finding nPlusOne(NPlusOneFinding finding, EntityAssociations known) {
    @Nullable Association association = known.collection(finding.column());
    if (association == null && finding.source() != null) {
      association = known.reference(finding.source().column());
    }
    if (association == null || finding.children().size() > 1) {
      return finding;
    }
    @Nullable Advice advice =
        JpaAdvices.nPlusOne(finding.variant(), association, finding.lazyAssociation());
    NPlusOneFinding named = finding.withAssociation(association.name());
    return advice == null ? named : advised(named, advice);
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
