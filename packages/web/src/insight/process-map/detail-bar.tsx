import { useEffect, useRef, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { Rich } from '../../ui/rich.tsx';
import styles from './detail-bar.module.css';
import type { ProcessGraph } from './process-graph.ts';
import type { Detail, ShownPart } from './shown-part.ts';

/** A slider that is still moving does not ask for a new layout with every pixel. */
const SETTLED_MS = 120;

function DetailSlider({
  name,
  label,
  share,
  onChange,
}: {
  name: string;
  label: string;
  share: number;
  onChange: (share: number) => void;
}) {
  const { format } = useText();
  const [moving, setMoving] = useState<number | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (moving === null) return;
    const timer = setTimeout(() => {
      setMoving(null);
      latest.current(moving / 100);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [moving]);
  const percent = moving ?? Math.round(share * 100);
  return (
    <label className={styles.slider}>
      <span>{name}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-label={label}
        onChange={(event) => setMoving(Number(event.target.value))}
      />
      <output>{format.percent(percent / 100, 0)}</output>
    </label>
  );
}

/** Below the graph: how much of it is shown. */
export function DetailBar({
  graph,
  shown,
  detail,
  onDetail,
}: {
  graph: ProcessGraph;
  shown: ShownPart;
  detail: Detail;
  onDetail: (detail: Detail) => void;
}) {
  const { t, format } = useText();
  const steps = (ids: Iterable<string>): number => {
    let sum = 0;
    for (const id of ids) sum += graph.edges.get(id)?.count ?? 0;
    return sum;
  };
  const all = steps(graph.edges.keys());
  return (
    <div className={styles.bar}>
      <DetailSlider
        name={t('graph.detail.nodes')}
        label={t('graph.detail.nodesLabel')}
        share={detail.nodes}
        onChange={(nodes) => onDetail({ ...detail, nodes })}
      />
      <DetailSlider
        name={t('graph.detail.edges')}
        label={t('graph.detail.edgesLabel')}
        share={detail.edges}
        onChange={(edges) => onDetail({ ...detail, edges })}
      />
      <p className={styles.shown} data-testid="shown-part">
        <Rich
          id="graph.shown"
          values={{
            nodes: shown.nodes.length - 2,
            allNodes: graph.nodes.size - 2,
            edges: shown.edges.length,
            allEdges: graph.edges.size,
            share: format.percent(all === 0 ? 0 : steps(shown.edges) / all),
          }}
        />
      </p>
    </div>
  );
}
