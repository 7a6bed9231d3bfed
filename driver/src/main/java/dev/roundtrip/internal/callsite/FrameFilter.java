package dev.roundtrip.internal.callsite;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Tells the application's classes from those of frameworks, drivers, pools and the JDK. By default
 * everything is the application's that is not in the lists below; with application packages given,
 * only what is in them. The lists decide which line is shown and how frames are grouped; a name
 * that is missing here makes a call site less helpful, never a verdict wrong.
 */
public final class FrameFilter {

  /** On the stack while an ORM initializes an association. */
  private static final List<String> LAZY_INITIALIZERS =
      List.of(
          "org.hibernate.collection.spi.",
          "org.hibernate.proxy.",
          "org.hibernate.bytecode.enhance.spi.interceptor.",
          "org.eclipse.persistence.indirection.",
          "org.eclipse.persistence.internal.indirection.",
          "org.datanucleus.store.types.",
          "org.apache.openjpa.util.",
          "org.apache.ibatis.executor.loader.");

  /** On the stack while an ORM writes what was changed, and not when it is told to write a row. */
  private static final List<String> FLUSHES =
      List.of(
          "org.hibernate.event.internal.AbstractFlushingEventListener",
          "org.hibernate.event.internal.DefaultFlushEventListener",
          "org.hibernate.event.internal.DefaultAutoFlushEventListener",
          "org.hibernate.action.internal.EntityInsertAction",
          "org.hibernate.action.internal.EntityUpdateAction",
          "org.hibernate.action.internal.EntityDeleteAction",
          "org.hibernate.action.internal.Collection",
          "org.eclipse.persistence.internal.sessions.CommitManager",
          "org.datanucleus.flush.",
          "org.apache.openjpa.jdbc.kernel.AbstractUpdateManager");

  /** Tools that keep tables of their own; Spring Batch those of its jobs. */
  private static final List<String> MIGRATIONS =
      List.of(
          "org.flywaydb.",
          "liquibase.",
          "org.hibernate.tool.schema.",
          "org.springframework.batch.core.repository.");

  /** Our classes between the application and its test framework, from another archive. */
  private static final String TESTING = "dev.roundtrip.testing.";

  /** Our classes in calls of an instrumented driver, from another archive too. */
  private static final String AGENT = "dev.roundtrip.agent.";

  /** Our classes between the application and what Spring injects into it, from a third archive. */
  private static final String SPRING = "dev.roundtrip.spring.";

  /** Our classes between the application and its driver. */
  private static final List<String> OURS =
      List.of("dev.roundtrip.internal.", SPRING, AGENT, TESTING);

  private static final List<String> FRAMEWORKS =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "jakarta.",
          "kotlin.",
          "kotlinx.",
          "scala.",
          "groovy.",
          "org.codehaus.groovy.",
          "org.apache.groovy.",
          "clojure.",
          // object-relational mappers and SQL libraries
          "org.hibernate.",
          "org.eclipse.persistence.",
          "org.datanucleus.",
          "org.apache.openjpa.",
          "org.apache.ibatis.",
          "org.mybatis.",
          "com.baomidou.",
          "org.jooq.",
          "org.jdbi.",
          "org.apache.commons.",
          "com.querydsl.",
          "io.ebean.",
          "org.sql2o.",
          "org.jetbrains.exposed.",
          "com.blazebit.",
          "org.springframework.",
          // containers and application frameworks
          "io.quarkus.",
          "io.micronaut.",
          "io.helidon.",
          "io.vertx.",
          "io.dropwizard.",
          "io.javalin.",
          "org.jboss.",
          "org.wildfly.",
          "io.undertow.",
          "io.smallrye.",
          "org.apache.catalina.",
          "org.apache.coyote.",
          "org.apache.tomcat.",
          "org.apache.jasper.",
          "org.apache.camel.",
          "org.apache.kafka.",
          "org.apache.cxf.",
          "org.apache.wicket.",
          "org.apache.struts2.",
          "org.eclipse.jetty.",
          "org.eclipse.microprofile.",
          "org.glassfish.",
          "com.ibm.ws.",
          "weblogic.",
          "org.thymeleaf.",
          "com.vaadin.",
          "graphql.",
          "io.grpc.",
          "io.netty.",
          "reactor.",
          "rx.",
          "io.reactivex.",
          "akka.",
          "org.aopalliance.",
          "org.aspectj.",
          "net.bytebuddy.",
          "net.sf.cglib.",
          "javassist.",
          "com.google.common.",
          "com.google.inject.",
          "com.fasterxml.",
          "tools.jackson.",
          "io.micrometer.",
          "io.opentelemetry.",
          "io.vavr.",
          "dev.failsafe.",
          "io.github.resilience4j.",
          "com.github.benmanes.caffeine.",
          "org.ehcache.",
          "org.slf4j.",
          "ch.qos.logback.",
          // pools and other observers
          "com.zaxxer.hikari.",
          "com.mchange.",
          "io.agroal.",
          "org.vibur.",
          "oracle.ucp.",
          "com.alibaba.druid.",
          "net.ttddyy.",
          "com.p6spy.",
          "io.zonky.",
          // drivers
          "org.h2.",
          "org.postgresql.",
          "com.impossibl.",
          "org.mariadb.",
          "com.mysql.",
          "oracle.jdbc.",
          "com.microsoft.sqlserver.",
          "net.sourceforge.jtds.",
          "com.ibm.db2.",
          "org.sqlite.",
          "org.hsqldb.",
          "org.apache.derby.",
          "org.duckdb.",
          "software.amazon.jdbc.",
          "software.aws.",
          // test frameworks and build tools
          "org.junit.",
          "junit.",
          "org.testng.",
          "org.spockframework.",
          "io.kotest.",
          "org.assertj.",
          "org.mockito.",
          "org.testcontainers.",
          "org.awaitility.",
          "org.apache.maven.",
          "org.gradle.",
          "com.intellij.",
          "org.openjdk.jmh.");

  private static final String OUR_PACKAGES =
      FrameFilter.class.getPackageName().replace("internal.callsite", "");

  /** Markers in the names of classes that are made at run time. */
  private static final List<String> GENERATED =
      List.of(
          "$$SpringCGLIB$$",
          "$$EnhancerBy",
          "$$FastClassBy",
          "$HibernateProxy",
          "$ByteBuddy$",
          "_$$_jvst",
          "_$$_Weld",
          "_ClientProxy",
          "_Subclass");

  private final List<String> applicationPackages;

  /**
   * Makes a filter.
   *
   * @param applicationPackages packages whose classes, and those of their subpackages, are the
   *     application; empty to go by the lists of known frameworks
   */
  public FrameFilter(List<String> applicationPackages) {
    this.applicationPackages = List.copyOf(applicationPackages);
  }

  FrameKind kindOf(Class<?> type) {
    String name = type.getName();
    if (startsWithAny(name, LAZY_INITIALIZERS)) {
      return FrameKind.LAZY_INITIALIZER;
    }
    if (startsWithAny(name, MIGRATIONS)) {
      return FrameKind.MIGRATION;
    }
    if (startsWithAny(name, FLUSHES)) {
      return FrameKind.FLUSH;
    }
    if (isOurs(type)
        || name.startsWith(TESTING)
        || name.startsWith(AGENT)
        || name.startsWith(SPRING)
        || isGenerated(type, name)) {
      return FrameKind.FRAMEWORK;
    }
    return isChosen(name) ? FrameKind.APPLICATION : FrameKind.FRAMEWORK;
  }

  /** Whether a class is the application's, as far as its name tells. */
  boolean isApplication(String name) {
    return !startsWithAny(name, LAZY_INITIALIZERS)
        && !startsWithAny(name, MIGRATIONS)
        && !startsWithAny(name, OURS)
        && GENERATED.stream().noneMatch(name::contains)
        && isChosen(name);
  }

  private boolean isChosen(String name) {
    return applicationPackages.isEmpty()
        ? !startsWithAny(name, FRAMEWORKS)
        : applicationPackages.stream().anyMatch(prefix -> isIn(name, prefix));
  }

  /**
   * Of our packages, wherever they were relocated to, and loaded from where this class was loaded
   * from. Neither is enough: in one jar with everything in it the application is loaded from there
   * too, and our samples and tests are named as we are.
   */
  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(OUR_PACKAGES)
        && type.getProtectionDomain() == FrameFilter.class.getProtectionDomain();
  }

  private static boolean isGenerated(Class<?> type, String name) {
    return type.isHidden()
        || Proxy.isProxyClass(type)
        || GENERATED.stream().anyMatch(name::contains);
  }

  private static boolean isIn(String className, String packageName) {
    return className.startsWith(packageName)
        && (className.length() == packageName.length()
            || packageName.endsWith(".")
            || className.charAt(packageName.length()) == '.'
            || className.charAt(packageName.length()) == '$');
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
