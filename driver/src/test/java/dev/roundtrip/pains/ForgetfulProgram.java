package dev.roundtrip.pains;

import dev.roundtrip.Roundtrip;
import java.sql.SQLException;

/** Closes neither its Roundtrip nor its last scope, and returns. */
final class ForgetfulProgram {

  private ForgetfulProgram() {}

  public static void main(String[] args) throws SQLException {
    Roundtrip roundtrip = Roundtrip.builder().build();
    roundtrip.openScope("forgotten");
    System.out.println(Library.title(roundtrip.wrap(Library.h2()), 1));
  }
}
