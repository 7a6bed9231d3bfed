package dev.roundtrip;

import dev.roundtrip.internal.door.AgentDoor;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is so with wrappers, and cannot be with the agent: not run where that is at work. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WrappersOnly.Condition.class)
public @interface WrappersOnly {

  /** Why. */
  String value();

  /** Asks whether there is an agent. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AgentDoor.isOpen()
          ? ConditionEvaluationResult.disabled("about wrappers, and an agent is at work")
          : ConditionEvaluationResult.enabled("no agent is at work");
    }
  }
}
