package dev.roundtrip.internal.explain;

import dev.roundtrip.plan.Access;
import dev.roundtrip.plan.Plan;
import dev.roundtrip.plan.PlanKind;
import dev.roundtrip.plan.PlanNode;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * SQL Server: a session that shows plans executes nothing. Values are literals. Read from recorded
 * answers; not tried on a server.
 */
final class SqlServerPlans implements PlanDialect {

  @Override
  public boolean isFor(String product) {
    return product.equals("Microsoft SQL Server");
  }

  @Override
  public boolean bindsPlaceholders() {
    return false;
  }

  @Override
  public List<String> preparations(boolean writes) {
    return List.of("SET LOCK_TIMEOUT 1000");
  }

  @Override
  public String explain(String sql) {
    return sql;
  }

  @Override
  public Plan ask(Session session) throws SQLException {
    session.cleanUpBy("SET LOCK_TIMEOUT -1");
    session.cleanUpBy("SET SHOWPLAN_XML OFF");
    session.execute("SET SHOWPLAN_XML ON");
    String text = session.literalText();
    List<List<String>> rows = session.query(text == null ? session.text() : text);
    session.execute("SET SHOWPLAN_XML OFF");
    return read(session.product(), PlanKind.ESTIMATED, rows);
  }

  @Override
  public Plan read(String product, PlanKind kind, List<List<String>> rows) {
    String raw = Rows.firstColumn(rows);
    Element root = first(document(raw).getDocumentElement(), "RelOp");
    if (root == null) {
      throw new UnreadablePlanException("SQL Server's answer has no RelOp.");
    }
    PlanNode node = node(root);
    Plan plan = new Plan(product, kind, node, node.cost(), Map.of(), raw);
    return raw.contains("CONVERT_IMPLICIT(")
        ? plan.withRemark(
            "SQL Server converts values or columns implicitly: where it is a column, no index on it"
                + " can be used; the driver sends strings as nvarchar unless"
                + " sendStringParametersAsUnicode is false")
        : plan;
  }

  private static Document document(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException failure) {
      throw new UnreadablePlanException("The plan is no XML: " + failure.getMessage(), failure);
    }
  }

  private static PlanNode node(Element operator) {
    List<Element> inputs = new ArrayList<>();
    inputs(operator, inputs);
    Element object = own(operator, "Object");
    String physical = operator.getAttribute("PhysicalOp");
    String logical = operator.getAttribute("LogicalOp");
    PlanNode.Builder node =
        PlanNode.builder(
                logical.equals(physical) || logical.isEmpty()
                    ? physical
                    : physical + " (" + logical + ")")
            .relation(name(object, "Table"))
            .alias(name(object, "Alias"))
            .index(name(object, "Index"))
            .access(access(operator, physical))
            .estimatedRows(number(operator, "EstimateRows"))
            .actualRows(actual(operator, "ActualRows"))
            .readRows(actual(operator, "ActualRowsRead"))
            .loops(actual(operator, "ActualExecutions"))
            .cost(number(operator, "EstimatedTotalSubtreeCost"))
            .filter(scalar(own(operator, "Predicate")))
            .condition(scalar(own(operator, "SeekPredicates")))
            .detail("rows examined", examined(operator, physical));
    inputs.forEach(input -> node.child(node(input)));
    return node.build();
  }

  private static @Nullable String examined(Element operator, String physical) {
    String rows = operator.getAttribute("TableCardinality");
    return physical.endsWith("Scan") && !rows.isEmpty() ? rows : null;
  }

  private static Access access(Element operator, String physical) {
    return switch (physical) {
      case "Table Scan", "Clustered Index Scan" -> Access.FULL_SCAN;
      case "Index Scan", "Columnstore Index Scan" -> Access.INDEX_ONLY;
      case "Clustered Index Seek" ->
          lookup(operator) || operator.getAttribute("EstimateRows").equals("1")
              ? Access.LOOKUP
              : Access.INDEX_SCAN;
      case "Index Seek" -> Access.INDEX_SCAN;
      case "RID Lookup", "Key Lookup" -> Access.LOOKUP;
      default -> Access.NONE;
    };
  }

  private static boolean lookup(Element operator) {
    Element scan = own(operator, "IndexScan");
    return scan != null && scan.getAttribute("Lookup").matches("1|true");
  }

  /** The operators that feed one, however deep they stand in it. */
  private static void inputs(Node of, List<Element> found) {
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getNodeName().equals("RelOp")) {
        found.add(element);
      } else {
        inputs(child, found);
      }
    }
  }

  /** The first element of that name that belongs to this operator and to none that feeds it. */
  private static @Nullable Element own(Node of, String name) {
    for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        if (element.getNodeName().equals(name)) {
          return element;
        }
        Element deeper = element.getNodeName().equals("RelOp") ? null : own(element, name);
        if (deeper != null) {
          return deeper;
        }
      }
    }
    return null;
  }

  private static @Nullable Element first(Element root, String name) {
    Node found = root.getElementsByTagName(name).item(0);
    return found instanceof Element element ? element : null;
  }

  private static @Nullable String name(@Nullable Element object, String attribute) {
    String text = object == null ? "" : object.getAttribute(attribute);
    return text.isEmpty() ? null : text.replace("[", "").replace("]", "");
  }

  /** Conditions as they are told, or, of a seek, its columns. */
  private static @Nullable String scalar(@Nullable Element predicate) {
    if (predicate == null) {
      return null;
    }
    Element range = first(predicate, "RangeColumns");
    Element column = range == null ? null : first(range, "ColumnReference");
    Element expression = first(predicate, "ScalarOperator");
    String text = expression == null ? "" : expression.getAttribute("ScalarString");
    if (column != null) {
      return column.getAttribute("Column") + (text.isEmpty() ? "" : " by " + text);
    }
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Double actual(Element operator, String attribute) {
    Element counters = own(operator, "RunTimeCountersPerThread");
    return counters == null ? null : number(counters, attribute);
  }

  private static @Nullable Double number(Element element, String attribute) {
    String text = element.getAttribute(attribute);
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
