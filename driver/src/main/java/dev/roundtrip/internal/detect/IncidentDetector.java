package dev.roundtrip.internal.detect;

/** What happened in the scope that is no execution: slow acquisitions, what was not closed. */
final class IncidentDetector implements Detector {

  @Override
  public void detect(Evaluation evaluation) {
    evaluation
        .incidents()
        .findings(evaluation.ledger().incidents())
        .forEach(evaluation::reportIncident);
  }
}
