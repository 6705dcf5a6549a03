package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagrams are complete, and every flow can be followed by eye. */
class ProcessDrawingsTest {

  /** A straight segment of a flow's line. */
  private record Piece(SequenceFlow flow, Line2D line) {

    boolean isStraight() {
      return line.getX1() == line.getX2() || line.getY1() == line.getY2();
    }

    @Override
    public String toString() {
      return flow.getId();
    }
  }

  static Stream<ProcessModel> processes() {
    return ProcessModel.all().stream();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyNodeAndEveryFlowIsDrawnOnce(ProcessModel model) {
    assertThat(
            Stream.concat(
                model.each(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                model.each(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement)))
        .filteredOn(FlowElement.class::isInstance)
        .containsExactlyInAnyOrderElementsOf(model.each(FlowElement.class));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aLineRunsStraightFromTheEdgeOfItsSourceToTheEdgeOfItsTarget(ProcessModel model) {
    Map<BaseElement, Rectangle> shapes = shapes(model);
    assertThat(pieces(model)).allMatch(Piece::isStraight);
    pieces(model).stream()
        .collect(Collectors.groupingBy(Piece::flow))
        .forEach(
            (flow, pieces) -> {
              assertThat(isOnEdge(shapes.get(flow.getSource()), pieces.get(0).line.getP1()))
                  .as("start of %s", flow.getId())
                  .isTrue();
              assertThat(
                      isOnEdge(
                          shapes.get(flow.getTarget()), pieces.get(pieces.size() - 1).line.getP2()))
                  .as("end of %s", flow.getId())
                  .isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void noLineCrossesAnother(ProcessModel model) {
    List<Piece> pieces = pieces(model);
    assertThat(pieces)
        .allSatisfy(
            piece ->
                assertThat(pieces)
                    .filteredOn(other -> !other.flow.equals(piece.flow))
                    .noneMatch(other -> other.line.intersectsLine(piece.line)));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void noLineRunsThroughANodeThatItDoesNotConnect(ProcessModel model) {
    Map<BaseElement, Rectangle> shapes = shapes(model);
    assertThat(pieces(model))
        .allSatisfy(
            piece ->
                assertThat(shapes)
                    .allSatisfy(
                        (node, shape) -> {
                          if (!(node instanceof SubProcess) && !isEndOf(piece.flow, node)) {
                            assertThat(shape.intersectsLine(piece.line))
                                .as("%s runs through %s", piece, node.getId())
                                .isFalse();
                          }
                        }));
  }

  private static boolean isEndOf(SequenceFlow flow, BaseElement node) {
    return node.equals(flow.getSource())
        || node.equals(flow.getTarget())
        || flow.getSource() instanceof BoundaryEvent event && node.equals(event.getAttachedTo());
  }

  private static boolean isOnEdge(Rectangle shape, Point2D point) {
    Rectangle inside = new Rectangle(shape.x + 1, shape.y + 1, shape.width - 2, shape.height - 2);
    Rectangle around = new Rectangle(shape.x - 1, shape.y - 1, shape.width + 2, shape.height + 2);
    return around.contains(point) && !inside.contains(point);
  }

  private static Map<BaseElement, Rectangle> shapes(ProcessModel model) {
    return model.each(BpmnShape.class).stream()
        .filter(shape -> shape.getBpmnElement() instanceof FlowElement)
        .collect(
            Collectors.toMap(BpmnShape::getBpmnElement, shape -> rectangle(shape.getBounds())));
  }

  private static Rectangle rectangle(Bounds bounds) {
    return new Rectangle(
        bounds.getX().intValue(),
        bounds.getY().intValue(),
        bounds.getWidth().intValue(),
        bounds.getHeight().intValue());
  }

  private static List<Piece> pieces(ProcessModel model) {
    List<Piece> pieces = new ArrayList<>();
    for (BpmnEdge edge : model.each(BpmnEdge.class)) {
      List<Point2D> points =
          edge.getWaypoints().stream()
              .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
              .toList();
      for (int i = 1; i < points.size(); i++) {
        pieces.add(
            new Piece(
                (SequenceFlow) edge.getBpmnElement(),
                new Line2D.Double(points.get(i - 1), points.get(i))));
      }
    }
    return pieces;
  }
}
