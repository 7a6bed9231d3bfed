package dev.roundtrip;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.LookupInLoopFinding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.finding.NPlusOneFinding.Child;
import dev.roundtrip.finding.ScopeReport;
import dev.roundtrip.finding.SlowStatementFinding;
import dev.roundtrip.finding.StatementShape;
import dev.roundtrip.internal.explain.Answer;
import dev.roundtrip.internal.explain.Explainer;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives findings the plans of their statements: slow ones, the children of an N+1, and lookups in a
 * loop. Thread-safe.
 */
final class FindingPlans {

  /** Null if nobody is asked. */
  private final @Nullable Explainer explainer;

  private final Advising advising;
  private final boolean test;

  /**
   * Gives findings their plans.
   *
   * @param explainer who asks, or null if plans are switched off
   * @param advising says what to change
   * @param test whether to wait for the answers
   */
  FindingPlans(@Nullable Explainer explainer, Advising advising, boolean test) {
    this.explainer = explainer;
    this.advising = advising;
    this.test = test;
  }

  /** The report with plans, in a test; elsewhere as it came, because nobody must wait for them. */
  ScopeReport complete(Ledger ledger, ScopeReport report) {
    if (explainer == null || !test || report.findings().isEmpty()) {
      return report;
    }
    List<Finding> findings =
        report.findings().stream().map(finding -> complete(explainer, ledger, finding)).toList();
    return new ScopeReport(
        report.scope(), report.statements(), findings, report.allowed(), report.inconclusive());
  }

  private Finding complete(Explainer explainer, Ledger ledger, Finding finding) {
    List<StatementShape> shapes = statements(finding);
    if (shapes.isEmpty()) {
      return finding;
    }
    CompletableFuture<Finding> complete = new CompletableFuture<>();
    new Questions(explainer, advising, ledger, finding, complete::complete).ask();
    return explainer.await(
        complete, advising.patience(), none -> with(finding, answers(shapes, none)));
  }

  private static List<Answer> answers(List<StatementShape> shapes, Answer same) {
    return shapes.stream().map(shape -> same).toList();
  }

  /** Delivers a finding, in production as soon as its plans are known. */
  void deliver(Ledger ledger, Finding finding, Consumer<Finding> delivery) {
    if (explainer == null || test || statements(finding).isEmpty()) {
      delivery.accept(finding);
    } else {
      new Questions(explainer, advising, ledger, finding, delivery).ask();
    }
  }

  /** The application's values are needed no longer. */
  void forget(Ledger ledger) {
    if (explainer != null) {
      ledger.slow().forEach(Execution::dropReplay);
      for (List<Group> groups : ledger.groupsByShape().values()) {
        for (Group group : groups) {
          group.dropReplay();
          if (advising.triesLookups()) {
            group.executions().forEach(Execution::dropReplay);
          }
        }
      }
    }
  }

  /** A finding that was made anew, with the plans that are known already. */
  Finding recall(Finding finding) {
    if (explainer == null) {
      return finding;
    }
    List<@Nullable Answer> known = new ArrayList<>();
    for (StatementShape shape : statements(finding)) {
      known.add(explainer.known(Long.parseUnsignedLong(shape.fingerprint(), 16)));
    }
    return known.isEmpty() ? finding : with(finding, known);
  }

  /** The statements of a finding whose plans belong to it. */
  static List<StatementShape> statements(Finding finding) {
    if (finding instanceof SlowStatementFinding || finding instanceof LookupInLoopFinding) {
      return List.of(finding.shape());
    }
    return finding instanceof NPlusOneFinding nPlusOne
        ? nPlusOne.children().stream().map(Child::shape).toList()
        : List.of();
  }

  /** The finding with what was answered about each of its statements; null for nothing. */
  static Finding with(Finding finding, List<? extends @Nullable Answer> answers) {
    if (finding instanceof NPlusOneFinding nPlusOne) {
      List<Child> children = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        Child child = nPlusOne.children().get(i);
        Answer answer = answers.get(i);
        children.add(answer == null ? child : child.withPlan(answer.plan(), answer.reason()));
      }
      return nPlusOne.withChildren(children);
    }
    Answer answer = answers.get(0);
    if (answer == null) {
      return finding;
    }
    if (finding instanceof LookupInLoopFinding lookup) {
      return lookup.withPlan(answer.plan(), answer.reason());
    }
    return finding instanceof SlowStatementFinding slow
        ? answer.plan() != null
            ? slow.withPlan(answer.plan())
            : slow.withoutPlan(String.valueOf(answer.reason()))
        : finding;
  }
}
