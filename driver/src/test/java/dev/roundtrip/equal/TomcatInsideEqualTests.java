package dev.roundtrip.equal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TomcatInsideEqualTests extends EqualBehaviourContract {

  TomcatInsideEqualTests() throws SQLException {
    super(Subject.inside(Pool.TOMCAT));
  }

  /**
   * This pool unwraps one layer, which is us, and does not ask further. An application that needs
   * the driver's connection wraps the pool instead.
   */
  @Test
  @Override
  public void driversClassesAreReached() {
    assertThatThrownBy(super::driversClassesAreReached)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Connection2.isWrapperFor(JdbcConnection) = Boolean false");
  }
}
