package dev.roundtrip.equal;

import java.sql.Connection;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;

/** A connection in the branch of a distributed transaction. */
interface EqualBranches extends Comparison {

  /** A branch by its number. */
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
      return new byte[] {2, (byte) number};
    }
  }

  @Test
  default void branchesEnd() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          XAResource resource = resource(session);
          Statement statement = connection.createStatement();
          for (int number = 1; number <= 3; number++) {
            Branch branch = new Branch(number);
            resource.start(branch, XAResource.TMNOFLAGS);
            connection.getAutoCommit();
            statement.executeUpdate("delete from item where id = " + number);
            resource.end(branch, XAResource.TMSUCCESS);
            switch (number) {
              case 1 -> resource.commit(branch, true);
              case 2 -> resource.rollback(branch);
              default -> {
                resource.prepare(branch);
                resource.commit(branch, false);
              }
            }
            connection.getAutoCommit();
          }
          session.drain(statement.executeQuery("select id from item order by id"));
        });
  }

  @Test
  default void inABranchTheConnectionEndsNoTransaction() throws Exception {
    same(
        session -> {
          Connection connection = session.connect();
          XAResource resource = resource(session);
          Branch branch = new Branch(9);
          resource.start(branch, XAResource.TMNOFLAGS);
          Statement statement = connection.createStatement();
          statement.executeUpdate("delete from item where id = 1");
          connection.commit();
          connection.rollback();
          connection.setAutoCommit(true);
          connection.setSavepoint();
          resource.start(branch, XAResource.TMNOFLAGS);
          resource.end(branch, XAResource.TMFAIL);
          resource.rollback(branch);
          resource.rollback(branch);
          resource.end(branch, XAResource.TMSUCCESS);
          resource.isSameRM(resource);
          resource.getTransactionTimeout();
          session.drain(statement.executeQuery("select id from item order by id"));
        });
  }

  private static XAResource resource(Session session) throws Exception {
    XAResource resource = ((XAConnection) LogicalConnections.of(session).latest()).getXAResource();
    return session.transcript().record(XAResource.class, resource);
  }
}
