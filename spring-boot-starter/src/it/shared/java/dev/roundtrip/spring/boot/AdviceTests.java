package dev.roundtrip.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.samples.petstore.Owner;
import dev.roundtrip.samples.petstore.OwnerRepository;
import dev.roundtrip.samples.petstore.Pet;
import dev.roundtrip.samples.petstore.PetRepository;
import dev.roundtrip.samples.petstore.Petstore;
import jakarta.persistence.EntityManagerFactory;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.query.parser.PartTree;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is advised is code of the application: it compiles, and its attributes are there. */
class AdviceTests {

  private static App app;

  @BeforeAll
  static void start() {
    app = App.web(List.of(Petstore.class, Loops.class));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Each sort of loop, without a transaction around it. */
  @RestController
  static class Loops {

    private final OwnerRepository owners;
    private final PetRepository pets;
    private final JdbcTemplate jdbc;

    Loops(OwnerRepository owners, PetRepository pets, JdbcTemplate jdbc) {
      this.owners = owners;
      this.pets = pets;
      this.jdbc = jdbc;
    }

    @GetMapping("/loops/collection")
    int collection() {
      int count = 0;
      for (Owner owner : owners.findAll()) {
        count += pets.findByOwnerIdOrderByName(owner.getId()).size();
      }
      return count;
    }

    @GetMapping("/loops/owners")
    int owners() {
      int count = 0;
      for (long owner : new long[] {1, 2, 3, 4}) {
        count += pets.findByOwnerIdOrderByName(owner).size();
      }
      return count;
    }

    @GetMapping("/loops/reference")
    int reference() {
      int count = 0;
      for (Pet pet : pets.findAll()) {
        count += owners.findById(pet.getOwner().getId()).orElseThrow().getName().length();
      }
      return count;
    }

    @GetMapping("/loops/attribute")
    int attribute() {
      int count = 0;
      for (String city : List.of("Wien", "Graz", "Linz", "Wels")) {
        count += owners.findByCityOrderByName(city).size();
      }
      return count;
    }

    @GetMapping("/loops/jdbc")
    int lookups() {
      int count = 0;
      for (long id : new long[] {1, 2, 3, 4}) {
        count += jdbc.queryForList("select name from pet where id = ?", String.class, id).size();
      }
      return count;
    }

    @GetMapping("/loops/jdbc-n-plus-one")
    int children() {
      int count = 0;
      for (Long id : jdbc.queryForList("select id from owner", Long.class)) {
        count += jdbc.queryForList("select name from pet where owner_id = ?", String.class, id).size();
      }
      return count;
    }
  }

  private static Finding found(String path, FindingKind kind) throws Exception {
    assertThat(app.get(path).statusCode()).isEqualTo(200);
    return app.collected.await("GET " + path).report().findings().stream()
        .filter(finding -> finding.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static String example(Finding finding) {
    return String.valueOf(finding.advice().example());
  }

  @Test
  void aRepositoryThatIsAskedForEachOwnerHasTheMethodForAllOfThem() throws Exception {
    String example = example(found("/loops/collection", FindingKind.N_PLUS_ONE));

    assertThat(example)
        .startsWith("List<Pet> findByOwnerIn(Collection<Owner> all); // in the repository of Pet")
        .contains("@EntityGraph(attributePaths = \"pets\") // on the method that loads each Owner");
    compiles(member(example.lines().findFirst().orElseThrow()));
    assertThat(new PartTree("findByOwnerIn", Pet.class).getParts()).hasSize(1);
  }

  @Test
  void whatAReferenceLeadsToIsLoadedByTheIdentifierThatItHas() throws Exception {
    String example = example(found("/loops/reference", FindingKind.N_PLUS_ONE));

    assertThat(example)
        .startsWith("Map<Long, Owner> byId = ownerRepository.findAllById(ids)")
        .contains("toMap(Owner::getId, identity())")
        .contains("@EntityGraph(attributePaths = \"owner\") // on the method that loads each Pet");
    compiles(statement(example.substring(0, example.indexOf("\nor "))));
  }

  @Test
  void aLookupByWhatAReferenceLeadsToIsTheFinderForAllOfThem() throws Exception {
    String example = example(found("/loops/owners", FindingKind.LOOKUP_IN_LOOP));

    assertThat(example)
        .isEqualTo("List<Pet> findByOwnerIdIn(Collection<Long> all); // in the repository of Pet");
    compiles(member(example));
    assertThat(new PartTree("findByOwnerIdIn", Pet.class).getParts()).hasSize(1);
  }

  @Test
  void aLookupByAnotherAttributeIsNoFindAllById() throws Exception {
    String example = example(found("/loops/attribute", FindingKind.LOOKUP_IN_LOOP));

    assertThat(example)
        .isEqualTo("List<Owner> findByCityIn(Collection<String> all); // in the repository of Owner");
    compiles(member(example));
    assertThat(new PartTree("findByCityIn", Owner.class).getParts()).hasSize(1);
  }

  @Test
  void lookupsOfJdbcTemplateAreOneStatementWithAListOfKeys() throws Exception {
    String example = example(found("/loops/jdbc", FindingKind.LOOKUP_IN_LOOP));

    assertThat(example).contains("\"select id, name from pet where id in (:keys)\"");
    compiles(statement(example));
  }

  @Test
  void anNPlusOneOfJdbcTemplateIsAJoinOrOneStatementWithAListOfKeys() throws Exception {
    String example = example(found("/loops/jdbc-n-plus-one", FindingKind.N_PLUS_ONE));

    assertThat(example)
        .startsWith("SELECT … FROM owner JOIN pet ON pet.owner_id = owner.id\nor List<Map<")
        .contains("\"select owner_id, name from pet where owner_id in (:keys)\"");
    compiles(statement(example.substring(example.indexOf("\nor ") + 4)));
  }

  @Test
  void theFetchJoinOfALazyAssociationIsAQueryOfTheEntities() throws Exception {
    app.get("/cities/Wien");
    Finding finding = app.collected.await("GET /cities/{city}").report().findings().get(0);
    Matcher query = Pattern.compile("@Query\\(\"(.*)\"\\)").matcher(example(finding));

    assertThat(query.find()).isTrue();
    try (var entities = app.context.getBean(EntityManagerFactory.class).createEntityManager()) {
      assertThat(entities.createQuery(query.group(1), Owner.class).getResultList()).isNotEmpty();
    }
  }

  private static String member(String code) {
    return "interface Tried { " + code + "\n}";
  }

  private static String statement(String code) {
    return "class Tried { void tried(OwnerRepository ownerRepository, List<Long> ids,"
        + " List<Long> keys, NamedParameterJdbcTemplate namedParameterJdbcTemplate) { "
        + code
        + "\n} }";
  }

  private static void compiles(String code) {
    String source =
        "import java.util.*; import static java.util.stream.Collectors.toMap;"
            + " import static java.util.function.Function.identity;"
            + " import dev.roundtrip.samples.petstore.*;"
            + " import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate; "
            + code;
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Tried.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return source;
          }
        };
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> options = List.of("-proc:none", "-implicit:none", "-Xdiags:verbose", "-cp", classPath);
    // To be parsed and attributed is enough.
    try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      var task =
          (com.sun.source.util.JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(null, files, problems, options, null, List.of(file));
      task.analyze();
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
    assertThat(problems.getDiagnostics())
        .as(source)
        .noneMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
  }
}
