import { textIn } from '@waymark/text';
import { expect, test } from 'vitest';
import { atFirst, bringingIntoSight, fitted, following, zoomedAt } from '../src/insight/process-map/camera.ts';
import { edgePath } from '../src/insight/process-map/edge-path.ts';
import type { GraphLayout } from '../src/insight/process-map/graph-layout.ts';
import { variantMark, wayOf } from '../src/insight/process-map/highlight.ts';
import { nameLines } from '../src/insight/process-map/node-face.ts';
import { END, edgeId, graphOf, nodeId, START } from '../src/insight/process-map/process-graph.ts';
import { askedPlace } from '../src/insight/process-map/process-people.tsx';
import { csvCell, transitionsCsv } from '../src/insight/process-map/transitions-csv.ts';
import { graphAddressOf, withGraphChange } from '../src/insight/process-map/use-graph-address.ts';
import { nextNode } from '../src/insight/process-map/walk.ts';
import { answerOf } from './process-graph.ts';

const graph = graphOf(
  answerOf([
    ['start', 'end'],
    ['start', 'start', 'end'],
    ['end', 'start'],
  ]),
);

test('events called start and end are not the start and the end', () => {
  expect(graph.nodes.get(START)?.kind).toBe('start');
  expect(graph.nodes.get(nodeId('start'))).toMatchObject({ kind: 'event', people: 3, count: 4 });
  expect(graph.edges.get(edgeId(START, nodeId('start')))?.people).toBe(2);
  expect(graph.edges.get(edgeId(nodeId('start'), END))?.people).toBe(1);
  expect(askedPlace(graph, nodeId('start'))).toEqual({ event: 'start' });
  expect(askedPlace(graph, edgeId(START, nodeId('start')))).toEqual({ toEvent: 'start' });
  expect(askedPlace(graph, edgeId(nodeId('end'), END))).toEqual({ fromEvent: 'end' });
  expect(askedPlace(graph, edgeId(nodeId('start'), nodeId('start')))).toEqual({ fromEvent: 'start', toEvent: 'start' });
  expect(askedPlace(graph, END)).toEqual({});
});

test('a way is a chain from the start to the end, and its mark tells it apart', () => {
  const way = wayOf(graph, ['start', 'end']);
  expect([...way.nodes]).toEqual([START, nodeId('start'), nodeId('end'), END]);
  expect(way.edges.size).toBe(3);
  expect(variantMark(['a', 'b'])).not.toBe(variantMark(['a,b']));
  expect(variantMark(['a', 'b'])).toBe(variantMark(['a', 'b']));
});

test('names break into two lines of about the same length and never run over', () => {
  const width = (text: string): number => text.length * 8;
  expect(nameLines('Kurz', width)).toEqual(['Kurz']);
  expect(nameLines('Verspätung am Bahnsteig erfahren', width)).toEqual(['Verspätung am', 'Bahnsteig erfahren']);
  const [only = '', ...none] = nameLines('x'.repeat(60), width);
  expect([none, only.endsWith('…'), width(only) <= 156]).toEqual([[], true, true]);
});

test('the arrow touches the node, and the line ends inside it', () => {
  const { line, arrow } = edgePath(
    [
      { x: 0, y: 0 },
      { x: 0, y: 100 },
    ],
    4,
  );
  expect(arrow.startsWith('M0 100L')).toBe(true);
  expect(line).toMatch(/^M0 0L0 9\d/);
  const curve = edgePath(
    [0, 1, 2, 3, 4, 5, 6].map((at) => ({ x: at, y: at * 10 })),
    2,
  );
  expect(curve.line.match(/C/g)).toHaveLength(2);
  expect(edgePath([], 1)).toEqual({ line: '', arrow: '' });
});

const box = (x: number, y: number) => ({ x, y, width: 10, height: 10 });
const layout: GraphLayout = {
  direction: 'down',
  width: 300,
  height: 300,
  nodes: new Map([
    ['top', box(100, 0)],
    ['left', box(40, 100)],
    ['right', box(160, 100)],
    ['far', box(100, 290)],
  ]),
  edges: new Map(),
};

test('arrow keys go along edges first, and else to whatever lies there', () => {
  const edges = [
    { from: 'top', to: 'left' },
    { from: 'top', to: 'far' },
  ];
  expect(nextNode(layout, edges, 'top', 'down')).toBe('left');
  expect(nextNode(layout, edges, 'left', 'up')).toBe('top');
  expect(nextNode(layout, edges, 'left', 'right')).toBe('right');
  expect(nextNode(layout, edges, 'top', 'up')).toBeNull();
});

test('the camera fits, zooms around a point, and follows what moves', () => {
  const view = { width: 800, height: 324 };
  expect(fitted(layout, view)).toEqual({ scale: 1, x: 250, y: 12 });
  const zoomed = zoomedAt({ x: 0, y: 0, scale: 1 }, 2, { x: 100, y: 50 });
  expect([(100 - zoomed.x) / zoomed.scale, (50 - zoomed.y) / zoomed.scale]).toEqual([100, 50]);
  expect(zoomedAt({ x: 0, y: 0, scale: 1 }, 1000, { x: 0, y: 0 }).scale).toBeLessThan(5);
  expect(following({ x: 0, y: 0, scale: 2 }, box(0, 0), box(30, -5))).toEqual({ x: -60, y: 10, scale: 2 });
  const moved = bringingIntoSight({ x: 0, y: 0, scale: 1 }, box(900, 100), view);
  expect(moved.x).toBeLessThan(-109);
  expect(moved.y).toBe(0);
  const large = { direction: 'down' as const, width: 4_000, height: 9_000 };
  const first = atFirst(large, view, { x: 1_995, y: 0, width: 10, height: 10 });
  expect(first.scale).toBeGreaterThan(0.5);
  expect(2_000 * first.scale + first.x).toBeCloseTo(400);
});

test('the address keeps the state of the graph, and nothing where it is as at first', () => {
  const address = withGraphChange(new URLSearchParams('days=7'), {
    measure: 'time',
    detail: { nodes: 0.5, edges: 0.35 },
    picked: nodeId('a&b'),
    variant: 'x1',
    direction: 'right',
  });
  expect(graphAddressOf(new URLSearchParams(address.toString()))).toEqual({
    measure: 'time',
    direction: 'right',
    detailNodes: 0.5,
    detailEdges: 0.35,
    picked: '=a&b',
    variant: 'x1',
  });
  const back = withGraphChange(address, {
    measure: 'people',
    detail: null,
    picked: null,
    variant: null,
    direction: null,
  });
  expect(back.toString()).toBe('days=7');
  expect(graphAddressOf(new URLSearchParams('by=x&dir=up&events=101&links=abc'))).toEqual(
    graphAddressOf(new URLSearchParams()),
  );
});

test('the table for other programs is quoted, and no cell is taken for a formula', () => {
  expect(['a', 'a,b', 'say "hi"', '=1+1', 3].map(csvCell)).toEqual(['a', '"a,b"', '"say ""hi"""', "'=1+1", '3']);
  const table = transitionsCsv(
    [{ from: 'A', to: 'B', count: 4, people: 3, medianMs: 90_500, p90Ms: 120_000 }],
    textIn('en'),
  );
  expect(table).toBe('From,To,Times,People,Median in seconds,9 in 10 in seconds\r\nA,B,4,3,90.5,120\r\n');
});
