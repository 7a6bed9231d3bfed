package dev.roundtrip.internal.callsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FrameFilterTests {

  private final FrameFilter byLists = new FrameFilter(List.of());

  /** A class as a generator names it. */
  static class Book$$SpringCGLIB$$0 {}

  static class Book$$EnhancerBySpringCGLIB$$1a2b3c {}

  static class Book$HibernateProxy$xyz {}

  static class BookService_ClientProxy {}

  static class BookService_Subclass {}

  /** What people write themselves. */
  static class Book$Nested {}

  @Test
  void frameworksAndDriversAreNotTheApplication() {
    assertThat(
            List.of(
                java.util.ArrayList.class,
                org.h2.jdbc.JdbcConnection.class,
                com.zaxxer.hikari.HikariDataSource.class,
                org.hibernate.Session.class,
                org.junit.jupiter.api.Test.class))
        .allSatisfy(type -> assertThat(byLists.kindOf(type)).isEqualTo(FrameKind.FRAMEWORK));
    assertThat(byLists.kindOf(getClass())).isEqualTo(FrameKind.APPLICATION);
    assertThat(byLists.kindOf(Book$Nested.class)).isEqualTo(FrameKind.APPLICATION);
  }

  @Test
  void whatPreparesTheDatabaseOrLoadsLazilyIsKnownAsSuch() {
    assertThat(byLists.kindOf(org.hibernate.collection.spi.PersistentBag.class))
        .isEqualTo(FrameKind.LAZY_INITIALIZER);
    assertThat(byLists.kindOf(org.hibernate.tool.schema.Action.class))
        .isEqualTo(FrameKind.MIGRATION);
  }

  @Test
  void classesMadeAtRunTimeAreNobodysSource() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Runnable.class},
            (self, method, arguments) -> null);
    Runnable lambda = () -> {};
    assertThat(
            List.of(
                proxy.getClass(),
                lambda.getClass(),
                Book$$SpringCGLIB$$0.class,
                Book$$EnhancerBySpringCGLIB$$1a2b3c.class,
                Book$HibernateProxy$xyz.class,
                BookService_ClientProxy.class,
                BookService_Subclass.class))
        .allSatisfy(type -> assertThat(byLists.kindOf(type)).isEqualTo(FrameKind.FRAMEWORK));
  }

  @Test
  void applicationPackagesReplaceTheListOfFrameworks() {
    FrameFilter given = new FrameFilter(List.of("com.zaxxer", "org.h2.jdbc.JdbcConnection"));
    assertThat(given.kindOf(com.zaxxer.hikari.HikariDataSource.class))
        .isEqualTo(FrameKind.APPLICATION);
    assertThat(given.kindOf(org.h2.jdbc.JdbcConnection.class)).isEqualTo(FrameKind.APPLICATION);
    assertThat(given.kindOf(org.h2.jdbc.JdbcStatement.class)).isEqualTo(FrameKind.FRAMEWORK);
    assertThat(given.kindOf(getClass())).isEqualTo(FrameKind.FRAMEWORK);
  }

  @Test
  void aPackageIsNoPrefixOfItsNeighbour() {
    assertThat(new FrameFilter(List.of("com.zax")).kindOf(com.zaxxer.hikari.HikariConfig.class))
        .isEqualTo(FrameKind.FRAMEWORK);
    assertThat(new FrameFilter(List.of("com.zaxxer.")).kindOf(com.zaxxer.hikari.HikariConfig.class))
        .isEqualTo(FrameKind.APPLICATION);
  }

  @Test
  void ourOwnClassesAreNeverTheApplication() {
    FrameFilter given = new FrameFilter(List.of("dev.roundtrip"));
    assertThat(given.kindOf(FrameFilter.class)).isEqualTo(FrameKind.FRAMEWORK);
    assertThat(given.kindOf(getClass())).isEqualTo(FrameKind.APPLICATION);
  }

  @Test
  void anApplicationInOneJarWithUsIsStillTheApplication() throws IOException {
    // Its classes share our protection domain then; any class that no list knows stands for one.
    Class<?> application =
        new OneJar().define("com.tngtech.archunit.ArchConfiguration", FrameFilter.class);
    assertThat(application.getProtectionDomain()).isSameAs(FrameFilter.class.getProtectionDomain());
    assertThat(byLists.kindOf(application)).isEqualTo(FrameKind.APPLICATION);
  }

  /** Defines classes as if they had been loaded from where another one was. */
  private static final class OneJar extends ClassLoader {

    Class<?> define(String name, Class<?> beside) throws IOException {
      String file = name.replace('.', '/') + ".class";
      ClassLoader loader = FrameFilterTests.class.getClassLoader();
      try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(file))) {
        byte[] code = in.readAllBytes();
        ProtectionDomain domain = beside.getProtectionDomain();
        return defineClass(name, code, 0, code.length, domain);
      }
    }
  }
}
