package dev.roundtrip.internal.callsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.finding.CallSite;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackReaderTests {

  private static final StackReader READER =
      new StackReader(new FrameFilter(List.of()), element -> null);

  private static CallPath here() {
    return READER.read();
  }

  private static List<String> methods(CallPath path) {
    return path.frames().stream().map(CallSite::methodName).toList();
  }

  private static String nearestButOne(CallPath path) {
    return path.frames().get(1).member().replace("dev.roundtrip.internal.callsite.", "");
  }

  @Test
  void theNearestFramesComeFirstAndWalkingEndsAtTheFourth() {
    CallPath path = first();
    assertThat(methods(path)).containsExactly("here", "third", "second", "first");
    assertThat(path.walked()).isTrue();
    assertThat(path.complete()).isFalse();
    assertThat(path.origin()).isEqualTo(Origin.APPLICATION);
  }

  private static CallPath first() {
    return second();
  }

  private static CallPath second() {
    return third();
  }

  private static CallPath third() {
    return here();
  }

  @Test
  void aFrameIsALineOfASourceFile() {
    CallSite site = here().frames().get(1);
    assertThat(site.fileName()).isEqualTo("StackReaderTests.java");
    assertThat(site.line()).isPositive();
    assertThat(site.toString())
        .matches(
            "dev\\.roundtrip\\.internal\\.callsite\\.StackReaderTests"
                + "\\.aFrameIsALineOfASourceFile\\(StackReaderTests\\.java:\\d+\\)");
  }

  @Test
  void twoLinesOfAMethodAreTwoPaths() {
    CallPath one = here();
    CallPath other = here();
    assertThat(one).isNotEqualTo(other);
    assertThat(one.frames().get(1).member()).isEqualTo(other.frames().get(1).member());
  }

  @Test
  void aLambdaIsNamedByTheMethodThatHoldsIt() {
    Supplier<CallPath> lambda = () -> here();
    assertThat(nearestButOne(lambda.get()))
        .isEqualTo("StackReaderTests.aLambdaIsNamedByTheMethodThatHoldsIt");
  }

  @Test
  void aLambdaInsideALambdaIsNamedByTheMethodToo() {
    Supplier<Supplier<CallPath>> lambda = () -> () -> here();
    assertThat(nearestButOne(lambda.get().get()))
        .isEqualTo("StackReaderTests.aLambdaInsideALambdaIsNamedByTheMethodToo");
  }

  @Test
  void anInnerAndAnAnonymousClassKeepTheirNames() {
    Supplier<CallPath> anonymous =
        new Supplier<>() {
          @Override
          public CallPath get() {
            return here();
          }
        };
    assertThat(nearestButOne(anonymous.get())).isEqualTo("StackReaderTests$1.get");
    assertThat(nearestButOne(new Inner().path)).isEqualTo("StackReaderTests$Inner.<init>");
  }

  private static final class Inner {
    final CallPath path;

    Inner() {
      this.path = here();
    }
  }

  private static final class InnerWithLambda {
    final Supplier<CallPath> path = () -> here();
  }

  private static final class Loaded {
    static final CallPath PATH = here();
  }

  @Test
  void constructorsAndInitializersAreCalledByTheirNamesInStackTraces() {
    assertThat(nearestButOne(new InnerWithLambda().path.get()))
        .isEqualTo("StackReaderTests$InnerWithLambda.<init>");
    assertThat(nearestButOne(Loaded.PATH)).isEqualTo("StackReaderTests$Loaded.<clinit>");
  }

  @Test
  void aProxyBetweenCallerAndMethodIsSkipped() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Supplier.class},
            (self, method, arguments) -> here());
    CallPath path = (CallPath) Objects.requireNonNull(((Supplier<?>) proxy).get());
    assertThat(path.frames())
        .noneMatch(frame -> frame.className().contains("Proxy"))
        .noneMatch(frame -> frame.className().startsWith("java."));
    assertThat(nearestButOne(path))
        .isEqualTo("StackReaderTests.aProxyBetweenCallerAndMethodIsSkipped");
  }

  @Test
  void aRecursionIsOneFrameHoweverDeep() {
    assertThat(methods(walk(3)).subList(0, 3))
        .containsExactly("here", "walk", "aRecursionIsOneFrameHoweverDeep");
    CallPath shallow = null;
    CallPath deep = null;
    for (int depth : new int[] {2, 200}) {
      CallPath path = walk(depth);
      shallow = shallow == null ? path : shallow;
      deep = path;
    }
    assertThat(deep).isEqualTo(shallow);
    assertThat(methods(walk(5_000))).containsExactly("here", "walk");
  }

  private static CallPath walk(int depth) {
    return depth == 0 ? here() : walk(depth - 1);
  }

  @Test
  void aThreadOfItsOwnIsReadToItsStart() throws InterruptedException {
    CallPath[] path = new CallPath[1];
    Thread thread = new Thread(() -> path[0] = here());
    thread.start();
    thread.join();
    assertThat(path[0].complete()).isTrue();
    assertThat(methods(path[0])).containsExactly("here", "aThreadOfItsOwnIsReadToItsStart");
  }

  @Test
  void whereNothingIsTheApplicationNothingIsNamed() {
    CallPath path = new StackReader(new FrameFilter(List.of("com.acme")), element -> null).read();
    assertThat(path.frames()).isEmpty();
    assertThat(path.nearest()).isEqualTo(CallSite.unknown());
    assertThat(path.complete()).isTrue();
  }

  @Test
  void aMarkThatCannotBeReadIsNone() {
    for (Throwable failure :
        List.of(
            new ArrayStoreException("an annotation names a class that is missing"),
            new NoClassDefFoundError("missing"),
            new java.lang.annotation.AnnotationFormatError("broken"))) {
      StackReader reader = new StackReader(new FrameFilter(List.of()), element -> sneaky(failure));
      CallPath path = reader.read();
      assertThat(path.allowedBecause()).isNull();
      assertThat(methods(path)).startsWith("aMarkThatCannotBeReadIsNone");
    }
  }

  private static @Nullable String sneaky(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Test
  void methodsOfOneNameAreToldApartThoughTheirPositionsAreEqual() {
    List<CallPath> paths = new ArrayList<>();
    for (int i = 0; i < 2; i++) { // The second time all of it is known.
      paths.add(overloaded(1));
      paths.add(overloaded(1L));
    }

    assertThat(paths.get(0).nearest().line()).isNotEqualTo(paths.get(1).nearest().line());
    assertThat(paths.get(2).nearest()).isEqualTo(paths.get(0).nearest());
    assertThat(paths.get(3).nearest()).isEqualTo(paths.get(1).nearest());
  }

  private static CallPath overloaded(int unused) {
    return READER.read();
  }

  private static CallPath overloaded(long unused) {
    return READER.read();
  }

  @Test
  void aLoopHasOnePath() {
    List<CallPath> paths = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      paths.add(here());
    }
    assertThat(paths.get(2)).isSameAs(paths.get(1)).isSameAs(paths.get(0));
    assertThat(here()).isNotEqualTo(paths.get(0));
  }

  @Test
  void framesOfReflectionAreNobodysCallSite() throws ReflectiveOperationException {
    Object path = StackReaderTests.class.getDeclaredMethod("here").invoke(null);
    assertThat(methods((CallPath) path)).startsWith("here", "framesOfReflectionAreNobodysCallSite");
  }

  @Test
  void aClassOfManyPositionsKeepsThemApart() {
    Supplier<CallPath> reader = StackReaderTests::here;
    List<CallPath> lines =
        List.of(
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get(),
            reader.get());
    assertThat(lines).doesNotHaveDuplicates();
  }
}
