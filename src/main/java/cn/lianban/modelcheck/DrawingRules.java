package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything in a process is drawn, and every line can be followed by eye. */
final class DrawingRules implements Rule {

  /** Modeler places things between points too; whole tenths of them compare exactly. */
  private static final long TENTHS = 10;

  /** The space that a line or a shape takes; a straight line is a box without width or height. */
  private record Box(long left, long top, long right, long bottom) {

    static Box around(long[] one, long[] other) {
      return new Box(
          Math.min(one[0], other[0]),
          Math.min(one[1], other[1]),
          Math.max(one[0], other[0]),
          Math.max(one[1], other[1]));
    }

    boolean meets(Box other) {
      return left <= other.right
          && other.left <= right
          && top <= other.bottom
          && other.top <= bottom;
    }

    boolean isStraight() {
      return left == right || top == bottom;
    }

    boolean hasOnEdge(long[] point) {
      return isIn(point, TENTHS) && !isIn(point, -TENTHS);
    }

    private boolean isIn(long[] point, long margin) {
      return point[0] >= left - margin
          && point[0] < right + margin
          && point[1] >= top - margin
          && point[1] < bottom + margin;
    }
  }

  private record Line(XmlElement flow, Box box) {}

  @Override
  public void check(Bundle bundle, Report report) {
    bundle.diagrams().forEach(diagram -> check(diagram, report));
  }

  private static void check(Diagram diagram, Report report) {
    List<XmlElement> shapes = diagram.root().all("BPMNShape");
    List<XmlElement> edges = diagram.root().all("BPMNEdge");
    Map<String, Long> drawn =
        Stream.concat(shapes.stream(), edges.stream())
            .collect(Collectors.groupingBy(one -> one.get("bpmnElement"), Collectors.counting()));
    Stream.concat(diagram.nodes().stream(), diagram.flows().stream())
        .filter(one -> drawn.getOrDefault(one.id(), 0L) != 1)
        .forEach(
            one ->
                report.error(
                    diagram.path(),
                    one.id(),
                    "undrawn",
                    drawn.containsKey(one.id()) ? "在图上画了两次，请删去一处" : "图上没有画出，别人看不到；请在建模工具中重新画"));
    drawn.keySet().stream()
        .filter(id -> diagram.byId(id) == null)
        .forEach(
            id -> report.error(diagram.path(), id, "drawn-nothing", "图上画的 " + id + " 在流程中不存在，请删去"));
    lines(diagram, shapes, edges, report);
  }

  private static void lines(
      Diagram diagram, List<XmlElement> shapes, List<XmlElement> edges, Report report) {
    Set<String> ids = diagram.nodes().stream().map(XmlElement::id).collect(Collectors.toSet());
    Map<String, Box> boxes = new HashMap<>();
    shapes.stream()
        .filter(shape -> ids.contains(shape.get("bpmnElement")))
        .forEach(
            shape ->
                shape
                    .child("Bounds")
                    .ifPresent(bounds -> boxes.put(shape.get("bpmnElement"), box(bounds))));
    List<Line> lines = new ArrayList<>();
    for (XmlElement edge : edges) {
      XmlElement flow = diagram.byId(edge.get("bpmnElement"));
      if (flow == null || !flow.name().equals("sequenceFlow")) {
        continue;
      }
      List<long[]> points = edge.children("waypoint").stream().map(DrawingRules::point).toList();
      boolean straight = true;
      for (int i = 1; i < points.size(); i++) {
        Line line = new Line(flow, Box.around(points.get(i - 1), points.get(i)));
        straight &= line.box.isStraight();
        lines.add(line);
      }
      if (!straight) {
        report.warning(diagram.path(), flow.id(), "slanted", "连线是斜的，请改为横平竖直");
      }
      Box from = boxes.get(flow.get("sourceRef"));
      Box to = boxes.get(flow.get("targetRef"));
      boolean touches =
          !points.isEmpty()
              && from != null
              && to != null
              && from.hasOnEdge(points.get(0))
              && to.hasOnEdge(points.get(points.size() - 1));
      if (!touches) {
        report.warning(diagram.path(), flow.id(), "loose-line", "连线的一端没有画到步骤的边上，请拖到边上");
      }
    }
    crossings(diagram, lines, boxes, report);
  }

  private static void crossings(
      Diagram diagram, List<Line> lines, Map<String, Box> boxes, Report report) {
    Set<String> told = new TreeSet<>();
    for (Line line : lines) {
      lines.stream()
          .filter(other -> !other.flow.equals(line.flow) && other.box.meets(line.box))
          .forEach(other -> told.add(pair(line.flow.id(), other.flow.id())));
      boxes.forEach(
          (id, box) -> {
            XmlElement node = diagram.byId(id);
            if (node != null
                && !node.name().equals("subProcess")
                && !isEndOf(diagram, line.flow, node)
                && box.meets(line.box)) {
              report.warning(
                  diagram.path(), line.flow.id(), "line-through", "连线从 " + id + " 中间穿过，请绕开");
            }
          });
    }
    told.forEach(
        pair ->
            report.warning(
                diagram.path(),
                pair.split(" ")[0],
                "crossing",
                "连线与 " + pair.split(" ")[1] + " 交叉或者重叠，请分开画"));
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  private static boolean isEndOf(Diagram diagram, XmlElement flow, XmlElement node) {
    XmlElement source = diagram.byId(flow.get("sourceRef"));
    return node.equals(source)
        || node.id().equals(flow.get("targetRef"))
        || source != null
            && source.name().equals("boundaryEvent")
            && source.get("attachedToRef").equals(node.id());
  }

  private static long[] point(XmlElement waypoint) {
    return new long[] {number(waypoint, "x"), number(waypoint, "y")};
  }

  private static Box box(XmlElement bounds) {
    long left = number(bounds, "x");
    long top = number(bounds, "y");
    return new Box(left, top, left + number(bounds, "width"), top + number(bounds, "height"));
  }

  private static long number(XmlElement element, String attribute) {
    try {
      return Math.round(TENTHS * Double.parseDouble(element.get(attribute)));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
