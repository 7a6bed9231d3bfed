package dev.roundtrip.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.WrappersOnly;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class XaDoorTests extends DoorContract {

  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private final XADataSource dataSource = roundtrip.wrapXa(books.dataSource());

  @Override
  Roundtrip roundtrip() {
    return roundtrip;
  }

  @Override
  Connection connect() throws SQLException {
    return dataSource.getXAConnection().getConnection();
  }

  @Test
  void aGlobalTransactionIsOneUnitOfWorkUntilItsCommit() throws Exception {
    XAConnection physical = dataSource.getXAConnection();
    Connection connection = physical.getConnection();
    XAResource resource = physical.getXAResource();
    Xid branch = new Branch(1);

    resource.start(branch, XAResource.TMNOFLAGS);
    Books.walk(connection);
    connection.clearWarnings(); // Ends a lease, and no transaction.
    resource.end(branch, XAResource.TMSUCCESS);
    assertThat(resource.prepare(branch)).isIn(XAResource.XA_OK, XAResource.XA_RDONLY);
    assertThat(findings).isEmpty();
    resource.commit(branch, false);

    assertThat(findings)
        .singleElement()
        .returns(Books.expectedFingerprint(), Finding::fingerprint)
        .matches(finding -> finding.scope().startsWith("transaction"), "of the transaction");
    physical.close();
    assertThat(findings).hasSize(1);
  }

  @Test
  void aGlobalTransactionThatIsRolledBackIsJudgedToo() throws Exception {
    XAConnection physical = dataSource.getXAConnection();
    XAResource resource = physical.getXAResource();
    Xid branch = new Branch(2);

    resource.start(branch, XAResource.TMNOFLAGS);
    Books.walk(physical.getConnection()); // Taken while the branch is active already.
    resource.end(branch, XAResource.TMFAIL);
    resource.rollback(branch);

    assertThat(findings)
        .singleElement()
        .matches(finding -> finding.scope().startsWith("transaction"), "of the transaction");
    physical.close();
  }

  @Test
  void whatIsSentInAGlobalTransactionCountsInTheOpenScope() throws Exception {
    XAConnection physical = dataSource.getXAConnection();
    XAResource resource = physical.getXAResource();
    Xid branch = new Branch(3);

    try (Scope scope = roundtrip.openScope("request")) {
      resource.start(branch, XAResource.TMNOFLAGS);
      Books.walk(physical.getConnection());
      resource.end(branch, XAResource.TMSUCCESS);
      resource.commit(branch, true);
      assertThat(findings).isEmpty();
      assertThat(scope.statements()).isEqualTo(Books.AUTHORS + 1);
    }

    assertThat(findings).singleElement().returns("request", Finding::scope);
    physical.close();
  }

  @Test
  void theNextLeaseEndsTheOneBefore() throws Exception {
    XAConnection physical = dataSource.getXAConnection();
    Books.walk(physical.getConnection());
    assertThat(findings).isEmpty();

    physical.getConnection();
    assertThat(findings).hasSize(1);
    Books.walk(physical.getConnection());
    physical.close();

    assertThat(findings).hasSize(2);
  }

  @Test
  void theResourceIsAlwaysTheSameAndKnowsItself() throws Exception {
    XAConnection physical = dataSource.getXAConnection();
    XAResource resource = physical.getXAResource();

    assertThat(physical.getXAResource()).isSameAs(resource);
    assertThat(resource.isSameRM(resource)).isTrue();
    assertThat(resource.isSameRM(dataSource.getXAConnection().getXAResource())).isFalse();
    physical.close();
  }

  @Test
  void whatTheResourceThrowsComesBack() throws Exception {
    XAConnection raw = books.dataSource().getXAConnection();
    XAConnection physical = dataSource.getXAConnection();

    Throwable expected = catchThrowable(() -> raw.getXAResource().commit(new Branch(9), false));
    Throwable thrown = catchThrowable(() -> physical.getXAResource().commit(new Branch(9), false));

    assertThat(thrown).isInstanceOf(XAException.class).hasMessage(expected.getMessage());
    physical.close();
  }

  @WrappersOnly("XA objects are wrappers only if they are ours")
  @Test
  void theDriversClassesAreReached() throws Exception {
    XAConnection physical = dataSource.getXAConnection();

    assertThat(((Wrapper) dataSource).unwrap(JdbcDataSource.class)).isNotNull();
    assertThat(((Wrapper) physical).isWrapperFor(org.h2.jdbcx.JdbcXAConnection.class)).isTrue();
    assertThat(((Wrapper) physical).isWrapperFor(Runnable.class)).isFalse();
    assertThat(catchThrowable(() -> ((Wrapper) physical).unwrap(Runnable.class)))
        .isInstanceOf(SQLException.class);
    assertThat(roundtrip.wrapXa(dataSource)).isSameAs(dataSource);
    physical.close();
  }

  @Test
  void eventsComeFromTheConnectionThatThePoolKnows() throws Exception {
    XAConnection physical = dataSource.getXAConnection();
    List<Object> sources = new ArrayList<>();
    ConnectionEventListener listener = new Closings(sources);

    physical.addConnectionEventListener(listener);
    physical.getConnection().close();
    physical.removeConnectionEventListener(listener);
    physical.getConnection().close();

    assertThat(sources).containsExactly(physical);
    try (Connection again = physical.getConnection();
        Statement statement = again.createStatement()) {
      assertThat(statement.execute("select 1")).isTrue();
    }
    physical.close();
  }

  record Closings(List<Object> sources) implements ConnectionEventListener {

    @Override
    public void connectionClosed(ConnectionEvent event) {
      sources.add(event.getSource());
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      sources.add(event.getSource());
    }
  }

  record Branch(int number) implements Xid {

    @Override
    public int getFormatId() {
      return 7;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return new byte[] {1, (byte) number};
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {2};
    }
  }
}
