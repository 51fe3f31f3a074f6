import { memo } from 'react';
import { edgePath } from './edge-path.ts';
import styles from './graph-drawing.module.css';
import type { Box, PlacedEdge } from './graph-layout.ts';
import { LINE_HEIGHT, TEXT_INSET } from './node-face.ts';

const THINNEST = 1.25;
const THICKEST = 9;
/** Of a node's first line, from its upper edge. */
const BASELINE = 22;

/** How something stands while something is chosen. */
export type Standing = 'plain' | 'near' | 'lit' | 'chosen' | 'dim';

function classes(...names: (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ');
}

/** A connection: a line as thick as its number, an arrow, and the number on it. */
export const DrawnEdge = memo(function DrawnEdge({
  id,
  placed,
  strength,
  title,
  standing,
}: {
  id: string;
  placed: PlacedEdge;
  /** 0 to 1. */
  strength: number;
  title: string;
  standing: Standing;
}) {
  const width = THINNEST + (THICKEST - THINNEST) * strength;
  const { line, arrow } = edgePath(placed.points, width);
  return (
    <g
      className={classes(styles.edge, styles[standing])}
      data-edge={id}
      style={{ ['--strength' as string]: strength.toFixed(3) }}
    >
      <title>{title}</title>
      <path className={styles.reach} d={line} />
      <path className={styles.line} d={line} strokeWidth={Math.round(width * 10) / 10} />
      <path className={styles.arrow} d={arrow} />
    </g>
  );
});

/** The number of a connection; drawn above all lines, so that none crosses it out. */
export const EdgeLabel = memo(function EdgeLabel({
  id,
  placed,
  label,
  standing,
}: {
  id: string;
  placed: PlacedEdge;
  label: string;
  standing: Standing;
}) {
  const { x, y, width, height } = placed.label;
  return (
    <g className={classes(styles.figure, styles[standing])} data-edge={id}>
      <rect x={x} y={y} width={width} height={height} rx={3} />
      <text x={x + width / 2} y={y + height / 2 + 4} textAnchor="middle">
        {label}
      </text>
    </g>
  );
});

/** An event, or the start or the end: what it is called, and its number. */
export const DrawnNode = memo(function DrawnNode({
  id,
  kind,
  box,
  lines,
  figure,
  strength,
  label,
  standing,
  found,
  reachable,
}: {
  id: string;
  kind: 'event' | 'start' | 'end';
  box: Box;
  lines: readonly string[];
  figure: string;
  strength: number;
  /** What a screen reader says. */
  label: string;
  standing: Standing;
  /** Whether it is among those searched for. */
  found: boolean;
  /** Whether the tabulator key comes here. */
  reachable: boolean;
}) {
  const { x, y, width, height } = box;
  const isEvent = kind === 'event';
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons within a drawing
    <g
      className={classes(styles.node, !isEvent && styles.terminal, styles[standing], found && styles.found)}
      data-node={id}
      role="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={label}
      aria-pressed={standing === 'chosen'}
      style={{ ['--strength' as string]: strength.toFixed(3), transform: `translate(${x}px, ${y}px)` }}
    >
      <rect className={styles.ring} x={-4} y={-4} width={width + 8} height={height + 8} rx={isEvent ? 11 : height} />
      <rect className={styles.body} width={width} height={height} rx={isEvent ? 8 : height / 2} />
      <text className={styles.name}>
        {lines.map((line, place) => (
          <tspan key={line} x={TEXT_INSET} y={BASELINE + place * LINE_HEIGHT}>
            {`${line} `}
          </tspan>
        ))}
      </text>
      <text className={styles.number} textAnchor="end" x={width - TEXT_INSET} y={height / 2 + 5}>
        {figure}
      </text>
    </g>
  );
});
