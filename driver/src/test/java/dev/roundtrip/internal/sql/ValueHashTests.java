package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValueHashTests {
  @Test
  void integralNumbersAgreeWhateverTheirType() {
    long five = ValueHash.of(5L);
    for (Object value :
        new Object[] {
          (byte) 5,
          (short) 5,
          5,
          5L,
          5.0,
          5.0f,
          BigInteger.valueOf(5),
          new BigDecimal("5"),
          new BigDecimal("5.00"),
          "5"
        }) {
      assertThat(ValueHash.ofObject(value)).as(value.getClass().getName()).isEqualTo(five);
    }
    assertThat(ValueHash.of("-17")).isEqualTo(ValueHash.of(-17L));
    assertThat(ValueHash.ofObject(new BigDecimal("1E+3"))).isEqualTo(ValueHash.of(1000L));
  }

  @Test
  void textThatIsNoCanonicalNumberStaysText() {
    Set<Long> hashes = new HashSet<>();
    for (String text :
        new String[] {"5", "05", "+5", " 5", "5.0", "-0", "0", "-", "", "1234567890123456789"}) {
      hashes.add(ValueHash.of(text));
    }
    assertThat(hashes).hasSize(10).doesNotContain(0L);
  }

  @Test
  void fractionsAgree() {
    assertThat(ValueHash.ofObject(new BigDecimal("5.250"))).isEqualTo(ValueHash.of(5.25));
  }

  @Test
  void partsOfTextAgreeWithText() {
    assertThat(ValueHash.of("xabcx", 1, 4)).isEqualTo(ValueHash.of("abc"));
    UUID uuid = UUID.randomUUID();
    assertThat(ValueHash.ofObject(uuid))
        .isEqualTo(ValueHash.of(uuid.toString().toLowerCase(Locale.ROOT)));
    assertThat(ValueHash.ofObject(DayOfWeek.MONDAY)).isEqualTo(ValueHash.of("MONDAY"));
  }

  @Test
  void datesAgreeByValue() {
    LocalDateTime time = LocalDateTime.of(2020, 2, 3, 4, 5, 6, 7000);
    assertThat(ValueHash.ofObject(Timestamp.valueOf(time))).isEqualTo(ValueHash.ofObject(time));
    LocalDate day = LocalDate.of(2020, 2, 3);
    assertThat(ValueHash.ofObject(Date.valueOf(day))).isEqualTo(ValueHash.ofObject(day));
  }

  @Test
  void absentAndUnknownAreZero() {
    assertThat(ValueHash.ofObject(null)).isZero();
    assertThat(ValueHash.of((String) null)).isZero();
    assertThat(ValueHash.of("x".repeat(129))).isZero();
    assertThat(ValueHash.ofObject(new Hostile())).isZero();
    assertThat(ValueHash.ofObject(new HostileNumber())).isZero();
  }

  @Test
  void valuesRarelyCollide() {
    Set<Long> hashes = new HashSet<>();
    for (long i = -50_000; i < 50_000; i++) {
      hashes.add(ValueHash.of(i));
      hashes.add(ValueHash.of("k" + i));
    }
    assertThat(hashes).hasSize(200_000).doesNotContain(0L);
  }

  private static final class Hostile {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError();
    }

    @Override
    public int hashCode() {
      throw new AssertionError();
    }

    @Override
    public String toString() {
      throw new AssertionError();
    }
  }

  private static final class HostileNumber extends BigDecimal {
    private static final long serialVersionUID = 1;

    HostileNumber() {
      super("5");
    }

    @Override
    public double doubleValue() {
      throw new AssertionError();
    }
  }
}
