package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Evidence.Note;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.samples.petstore.Petstore;
import dev.roundtrip.spi.EndedScope;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user of the petstore sees, over the network. */
class PetstoreTests {

  private static App app;

  @BeforeAll
  static void start() {
    app =
        App.web(
            List.of(Petstore.class),
            "management.endpoints.web.exposure.include=health,roundtrip,metrics,prometheus");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @BeforeEach
  void forget() {
    app.collected.clear();
  }

  private static Finding only(EndedScope scope) {
    assertThat(scope.report().findings()).hasSize(1);
    return scope.report().findings().get(0);
  }

  @Test
  void petsReadOwnerByOwnerAreOneFindingWithRouteLineAssociationAndFix() throws Exception {
    assertThat(app.get("/cities/Wien").statusCode()).isEqualTo(200);

    Finding finding = only(app.collected.await("GET /cities/{city}"));
    assertThat(finding).isInstanceOf(NPlusOneFinding.class);
    assertThat(((NPlusOneFinding) finding).association()).isEqualTo("Owner.pets");
    assertThat(finding.callSite().member())
        .isEqualTo("dev.roundtrip.samples.petstore.OwnerController.city");
    assertThat(finding.callSite().line()).isPositive();
    assertThat(finding.evidence().notes())
        .contains(
            new Note("handler", "OwnerController.city"),
            new Note("loaded by", "OwnerRepository.findByCityOrderByName()"));
    assertThat(finding.advice().example())
        .contains("@EntityGraph(attributePaths = \"pets\")", "join fetch o.pets", "@BatchSize");
  }

  @Test
  void visitsReadPetByPetAreOneFindingWithTheAssociation() throws Exception {
    assertThat(app.get("/owners/1").body()).contains("vaccination");

    Finding finding = only(app.collected.await("GET /owners/{id}"));
    assertThat(((NPlusOneFinding) finding).association()).isEqualTo("Pet.visits");
    assertThat(finding.callSite().className())
        .isEqualTo("dev.roundtrip.samples.petstore.OwnerController");
  }

  @Test
  void ownersLookedUpOneByOneAreOneFindingThatNamesFindAllById() throws Exception {
    app.get("/owners?ids=1,2,3,4");

    Finding finding = only(app.collected.await("GET /owners"));
    assertThat(finding.kind()).isEqualTo(FindingKind.LOOKUP_IN_LOOP);
    assertThat(finding.callSite().member())
        .as("no class of ours between controller and repository")
        .isEqualTo("dev.roundtrip.samples.petstore.OwnerController.names");
    assertThat(finding.advice().example()).contains("findAllById(ids)");
  }

  @Test
  void pricesWrittenOneByOneAreOneFindingThatNamesABatch() throws Exception {
    app.send("POST", "/prices");

    Finding finding = only(app.collected.await("POST /prices"));
    assertThat(finding.kind()).isEqualTo(FindingKind.WRITE_IN_LOOP);
    assertThat(finding.advice().example()).contains("batchUpdate");
  }

  @Test
  void repairedTwinsAreSilentAndAnswerTheSame() throws Exception {
    for (String path : List.of("/owners/1", "/cities/Wien", "/owners?ids=1,2,3,4")) {
      assertThat(app.get("/repaired" + path).body()).isEqualTo(app.get(path).body());
    }
    app.send("POST", "/repaired/prices");
    for (String scope :
        List.of(
            "GET /repaired/owners/{id}",
            "GET /repaired/cities/{city}",
            "GET /repaired/owners",
            "POST /repaired/prices")) {
      assertThat(app.collected.await(scope).report().findings()).as(scope).isEmpty();
    }
  }

  @Test
  void theScopeIsNamedByItsRouteAndNeverByTheUrl() throws Exception {
    app.get("/owners/1");
    app.get("/owners/2");
    app.collected.await("GET /owners/{id}");
    app.collected.await("GET /owners/{id}");

    assertThat(app.collected.names()).noneMatch(name -> name.matches(".*\\d.*"));
  }

  @Test
  void aRequestThatFailsEndsItsScope() throws Exception {
    assertThat(app.get("/owners/4711").statusCode()).isEqualTo(404);

    assertThat(app.collected.await("GET /owners/{id}").statements()).isEqualTo(1);
    assertThat(app.get("/cities/Wien").statusCode()).isEqualTo(200);
    assertThat(app.collected.await("GET /cities/{city}").statements()).isEqualTo(7);
  }

  @Test
  void theServerTimingHeaderTellsStatementsAndFindings() throws Exception {
    HttpResponse<String> response = app.get("/owners/1");

    assertThat(response.headers().firstValue("Server-Timing"))
        .hasValueSatisfying(
            header -> assertThat(header).matches("db;dur=\\d+\\.\\d;desc=\"6 statements, 1 N\\+1\""));
  }

  @Test
  void theEndpointTellsFindingsScopesAndShapesAndForgetsThem() throws Exception {
    app.get("/cities/Wien");
    app.collected.await("GET /cities/{city}");

    assertThat(app.get("/actuator/roundtrip").body()).contains("\"dataSources\":[\"dataSource\"]");
    assertThat(app.get("/actuator/roundtrip/findings?kind=n-plus-one&table=pet").body())
        .contains("\"association\":\"Owner.pets\"", "\"scope\":\"GET /cities/{city}\"")
        .doesNotContain("Wien");
    assertThat(app.get("/actuator/roundtrip/findings?kind=slow-statement").body())
        .contains("\"total\":0");
    assertThat(app.get("/actuator/roundtrip/scopes?scope=cities&size=1").body())
        .contains("\"size\":1", "\"mostStatements\":7");
    assertThat(app.get("/actuator/roundtrip/shapes?table=owner").body())
        .contains("\"p95\":", "from owner")
        .doesNotContain("Wien");
    assertThat(app.get("/actuator/roundtrip/nonsense").statusCode()).isEqualTo(400);

    assertThat(app.send("DELETE", "/actuator/roundtrip").statusCode()).isEqualTo(204);
    assertThat(app.get("/actuator/roundtrip/findings").body()).contains("\"total\":0");
  }

  @Test
  void statementsAndFindingsAreCountedInMicrometer() throws Exception {
    app.get("/cities/Wien");
    app.collected.await("GET /cities/{city}");

    String metrics = app.get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains(
            "roundtrip_statements_seconds_count{data_source=\"dataSource\",db_operation_name=\"SELECT\"}",
            "roundtrip_findings_total{kind=\"n-plus-one\"",
            "roundtrip_connections_acquire_seconds_count",
            "roundtrip_own_failures_total 0.0")
        .doesNotContain("roundtrip_statements_seconds_count{data_source=\"dataSource\",db_operation_name=\"SELECT\",scope");
  }

  @Test
  void bootsOwnGaugesOfThePoolAreThere() throws Exception {
    app.get("/cities/Wien");

    assertThat(app.get("/actuator/prometheus").body())
        .contains("hikaricp_connections_max", "jdbc_connections_max{name=\"dataSource\"} 10.0");
    assertThat(app.get("/actuator/prometheus").body())
        .containsPattern("jdbc_connections_(active|idle)\\{name=\"dataSource\"\\} \\d");
  }

  @Test
  void bootsHealthOfTheDatabaseIsUp() throws Exception {
    assertThat(app.get("/actuator/health").body()).contains("UP");
  }

  @Test
  void whatFailedOfOursIsNothing() {
    assertThat(app.roundtrip().ownFailures()).isZero();
  }
}
