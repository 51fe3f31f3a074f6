import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import styles from './graph-canvas.module.css';
import { DrawnEdge, DrawnNode, EdgeLabel, type Standing } from './graph-drawing.tsx';
import { edgeFigure, nodeFigure, strengthOf, writtenFigure } from './measure.ts';
import { canvasTextWidth } from './node-face.ts';
import { edgeId, type GraphEdge, START } from './process-graph.ts';
import { faceOf, nodeNumber, nodeSentence, placeName, type Scene } from './scene.ts';
import { boxOf, type CameraControl } from './use-camera.ts';
import { headingOf, nextNode } from './walk.ts';

const PAN_PX = 80;

function standingOf(id: string, kind: 'nodes' | 'edges', { highlight, isWay, picked }: Scene): Standing {
  if (id === picked) return 'chosen';
  if (highlight === null) return 'plain';
  if (!highlight[kind].has(id)) return 'dim';
  return isWay ? 'lit' : 'near';
}

/** The graph as drawn: walked by keyboard, chosen from by pointer, moved by its camera. */
export function GraphCanvas({
  scene,
  camera,
  group,
  onDrawing,
  onPick,
}: {
  scene: Scene;
  camera: CameraControl;
  group: RefObject<SVGGElement | null>;
  /** Hears of the drawing when it comes and goes. */
  onDrawing: (svg: SVGSVGElement | null) => void;
  onPick: (id: string | null) => void;
}) {
  const { text } = usePreferences();
  const { t, format } = text;
  const announce = useAnnounce();
  const { graph, layout, measure, found } = scene;
  const [active, setActive] = useState<string | null>(null);
  const width = useMemo(() => canvasTextWidth(), []);
  const edges = useMemo(() => [...layout.edges.keys()].flatMap((id) => graph.edges.get(id) ?? []), [layout, graph]);
  const nodes = useMemo(() => [...layout.nodes.keys()].flatMap((id) => graph.nodes.get(id) ?? []), [layout, graph]);
  const mostOfEdges = Math.max(1, ...edges.map((edge) => edgeFigure(edge, measure) ?? 0));
  const mostOfNodes = Math.max(1, ...nodes.map((node) => (node.kind === 'event' ? nodeFigure(node, measure) : 0)));
  const inGraph = (id: string | null): id is string => id !== null && layout.nodes.has(id);
  const reachable = inGraph(active) ? active : inGraph(scene.picked) ? scene.picked : START;

  // What is chosen elsewhere (the panel, the address) comes into sight.
  const lastPicked = useRef(scene.picked);
  useEffect(() => {
    const { picked } = scene;
    if (picked === lastPicked.current) return;
    const box = picked === null ? undefined : boxOf(layout, picked);
    if (box !== undefined) camera.show(box);
    if (picked === null || box !== undefined) lastPicked.current = picked;
  }, [scene, layout, camera]);

  const sayNode = (id: string, along: GraphEdge | undefined): void => {
    const name = placeName(graph, id, text);
    announce(
      along === undefined
        ? t('graph.announce.node', {
            name,
            people: graph.nodes.get(id)?.people ?? 0,
            into: edges.filter(({ to }) => to === id).length,
            out: edges.filter(({ from }) => from === id).length,
          })
        : t('graph.announce.along', {
            name,
            people: along.people,
            from: placeName(graph, along.from, text),
            to: placeName(graph, along.to, text),
          }),
    );
  };

  const walkTo = (id: string, from: string): void => {
    const box = layout.nodes.get(id);
    setActive(id);
    if (box !== undefined) camera.show(box);
    for (const element of group.current?.querySelectorAll<SVGGElement>('[data-node]') ?? [])
      if (element.dataset.node === id) element.focus({ preventScroll: true });
    sayNode(id, graph.edges.get(edgeId(from, id)) ?? graph.edges.get(edgeId(id, from)));
  };

  const pick = (id: string | null): void => {
    onPick(id);
    announce(id === null ? t('graph.announce.none') : t('graph.announce.chosen', { name: placeName(graph, id, text) }));
  };

  const onClick = ({ target }: MouseEvent): void => {
    if (camera.wasDragging() || !(target instanceof Element)) return;
    const node = target.closest<SVGElement>('[data-node]')?.dataset.node;
    const id = node ?? target.closest<SVGElement>('[data-edge]')?.dataset.edge ?? null;
    if (node !== undefined) setActive(node);
    if (id !== scene.picked) pick(id);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const here = target instanceof Element ? target.closest<SVGElement>('[data-node]')?.dataset.node : undefined;
    const heading = headingOf(key);
    if (heading !== null && event.shiftKey) {
      const step = { up: [0, 1], down: [0, -1], left: [1, 0], right: [-1, 0] }[heading];
      camera.pan({ x: (step[0] ?? 0) * PAN_PX, y: (step[1] ?? 0) * PAN_PX });
    } else if (heading !== null) {
      const next = here === undefined ? reachable : nextNode(layout, edges, here, heading);
      if (next !== null) walkTo(next, here ?? next);
    } else if (key === '+' || key === '=') camera.zoom(1);
    else if (key === '-') camera.zoom(-1);
    else if (key === '0') camera.fit();
    else if ((key === 'Enter' || key === ' ') && here !== undefined) pick(here);
    else if (key === 'Escape' && scene.picked !== null) pick(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are buttons
    <svg
      ref={onDrawing}
      className={styles.drawing}
      role="group"
      aria-label={t('graph.label')}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <g ref={group} className={styles.scene}>
        <g key={`${layout.width} ${layout.height} ${layout.edges.size}`} className={styles.edges} aria-hidden>
          {edges.map((edge) => {
            const placed = layout.edges.get(edge.id);
            if (placed === undefined) return null;
            const names = { from: placeName(graph, edge.from, text), to: placeName(graph, edge.to, text) };
            const figures = { ...names, people: edge.people, times: edge.count };
            return (
              <DrawnEdge
                key={edge.id}
                id={edge.id}
                placed={placed}
                strength={strengthOf(edgeFigure(edge, measure), mostOfEdges)}
                title={
                  edge.medianMs === null
                    ? t('graph.edgeTitle', figures)
                    : t('graph.edgeTitleTime', { ...figures, median: format.duration(edge.medianMs) })
                }
                standing={standingOf(edge.id, 'edges', scene)}
              />
            );
          })}
          {edges.map((edge) => {
            const placed = layout.edges.get(edge.id);
            const label = writtenFigure(edgeFigure(edge, measure), measure, format);
            if (placed === undefined || label === '') return null;
            return (
              <EdgeLabel
                key={edge.id}
                id={edge.id}
                placed={placed}
                label={label}
                standing={standingOf(edge.id, 'edges', scene)}
              />
            );
          })}
        </g>
        {nodes.map((node) => {
          const box = layout.nodes.get(node.id);
          if (box === undefined) return null;
          return (
            <DrawnNode
              key={node.id}
              id={node.id}
              kind={node.kind}
              box={box}
              lines={faceOf(node, text, width).lines}
              figure={nodeNumber(node, measure, text)}
              strength={strengthOf(nodeFigure(node, measure), mostOfNodes)}
              label={nodeSentence(node, measure, text)}
              standing={standingOf(node.id, 'nodes', scene)}
              found={found.has(node.id)}
              reachable={node.id === reachable}
            />
          );
        })}
      </g>
    </svg>
  );
}
