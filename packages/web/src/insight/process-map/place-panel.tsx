import { MousePointerClick, X } from 'lucide-react';
import { useState } from 'react';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Rich } from '../../ui/rich.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './place-panel.module.css';
import { END, type GraphEdge, type GraphNode, type ProcessGraph, START } from './process-graph.ts';
import { ProcessPeople } from './process-people.tsx';
import { nodeName, placeName } from './scene.ts';

const LISTED = 5;

/** The chosen event or connection, explained in sentences, and the people behind it. */
export function PlacePanel({
  graph,
  picked,
  onPick,
}: {
  graph: ProcessGraph;
  picked: string | null;
  onPick: (id: string | null) => void;
}) {
  const { text } = usePreferences();
  const { t } = text;
  const node = picked === null ? undefined : graph.nodes.get(picked);
  const edge = picked === null ? undefined : graph.edges.get(picked);
  if (picked === null || (node === undefined && edge === undefined)) {
    return (
      <aside className={styles.panel} aria-label={t('place.label')}>
        <Everyone graph={graph} />
        <div className={styles.hint}>
          <MousePointerClick size={22} aria-hidden />
          <p>{t('place.none')}</p>
          <p className={styles.soft}>{t('place.noneKeys')}</p>
        </div>
      </aside>
    );
  }
  return (
    <aside className={styles.panel} aria-label={t('place.label')}>
      <div className={styles.top}>
        <h2>{placeName(graph, picked, text)}</h2>
        <IconButton icon={X} label={t('place.close')} onClick={() => onPick(null)} />
      </div>
      {node !== undefined && <NodeExplained graph={graph} node={node} onPick={onPick} />}
      {edge !== undefined && <EdgeExplained graph={graph} edge={edge} onPick={onPick} />}
      <ProcessPeople graph={graph} place={picked} />
    </aside>
  );
}

function Everyone({ graph }: { graph: ProcessGraph }) {
  return (
    <div className={styles.finding}>
      <p>
        <Rich id="place.start" values={{ people: graph.people, events: graph.events }} />
      </p>
    </div>
  );
}

function NodeExplained({
  graph,
  node,
  onPick,
}: {
  graph: ProcessGraph;
  node: GraphNode;
  onPick: (id: string) => void;
}) {
  const { text } = usePreferences();
  const { t, format } = text;
  const own = [...graph.edges.values()];
  const mean = node.count / Math.max(1, node.people);
  const into = own.filter(({ to }) => to === node.id);
  const outOf = own.filter(({ from }) => from === node.id);
  if (node.kind !== 'event') {
    const isStart = node.kind === 'start';
    return (
      <>
        <Everyone graph={graph} />
        <p className={styles.soft}>{t(isStart ? 'place.startHow' : 'place.endHow')}</p>
        <Ways
          graph={graph}
          title={t(isStart ? 'place.firstEvents' : 'place.lastEvents')}
          of={t('place.ofPeople', { people: graph.people })}
          ways={isStart ? outOf : into}
          far={isStart ? 'to' : 'from'}
          total={graph.people}
          onPick={onPick}
        />
      </>
    );
  }
  return (
    <>
      <div className={styles.finding}>
        <p>
          <Rich
            id="place.node"
            values={{ people: node.people, share: format.percent(node.people / graph.people), total: graph.people }}
          />
        </p>
        <p>
          {node.count > node.people ? (
            <Rich id="place.nodeTimes" values={{ times: node.count, mean: format.number(mean, mean < 2 ? 2 : 1) }} />
          ) : (
            t('place.nodeOnce')
          )}
        </p>
      </div>
      <Ways
        graph={graph}
        title={t('place.before')}
        of={t('place.ofTimes', { times: node.count })}
        ways={into}
        far="from"
        total={node.count}
        onPick={onPick}
      />
      <Ways
        graph={graph}
        title={t('place.after')}
        of={t('place.ofTimes', { times: node.count })}
        ways={outOf}
        far="to"
        total={node.count}
        onPick={onPick}
      />
    </>
  );
}

/** Where it comes from or leads to, with shares; each is a button that chooses the connection. */
function Ways({
  graph,
  title,
  of,
  ways,
  far,
  total,
  onPick,
}: {
  graph: ProcessGraph;
  title: string;
  /** What the shares are of. */
  of: string;
  ways: readonly GraphEdge[];
  far: 'from' | 'to';
  total: number;
  onPick: (id: string) => void;
}) {
  const { text } = usePreferences();
  const { t, format } = text;
  const [all, setAll] = useState(false);
  const sorted = ways.toSorted((a, b) => b.count - a.count);
  const shown = all ? sorted : sorted.slice(0, LISTED);
  const further = sorted.length - LISTED;
  return (
    <section className={styles.group} aria-label={title}>
      <h3>
        {title}
        <small>{of}</small>
      </h3>
      {shown.map((edge) => {
        const other = graph.nodes.get(edge[far]);
        const name = other === undefined ? '' : nodeName(other, text);
        return (
          <button key={edge.id} type="button" className={styles.ways} onClick={() => onPick(edge.id)}>
            <ShareBar
              label={edge.from === edge.to ? `${name} (${t('place.again')})` : name}
              value={format.percent(edge.count / Math.max(1, total))}
              share={edge.count / Math.max(1, total)}
            />
          </button>
        );
      })}
      {further > 0 && (
        <button type="button" className={styles.further} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('place.fewer') : t('place.further', { count: further })}
        </button>
      )}
    </section>
  );
}

function EdgeExplained({
  graph,
  edge,
  onPick,
}: {
  graph: ProcessGraph;
  edge: GraphEdge;
  onPick: (id: string) => void;
}) {
  const { text } = usePreferences();
  const { t, format } = text;
  const [from, to] = [placeName(graph, edge.from, text), placeName(graph, edge.to, text)];
  const [before, after] = [graph.nodes.get(edge.from), graph.nodes.get(edge.to)];
  if (edge.from === START || edge.to === END) {
    const begins = edge.from === START;
    return (
      <div className={styles.finding}>
        <p>
          <Rich
            id={begins ? 'place.begins' : 'place.ends'}
            values={{
              people: edge.people,
              share: format.percent(edge.people / Math.max(1, graph.people)),
              total: graph.people,
              event: begins ? to : from,
            }}
          />
        </p>
      </div>
    );
  }
  const isLoop = edge.from === edge.to;
  return (
    <>
      <div className={styles.finding}>
        <p>
          <Rich
            id={isLoop ? 'place.loop' : 'place.edge'}
            values={{ people: edge.people, times: edge.count, from, to }}
          />
        </p>
        {!isLoop && before !== undefined && after !== undefined && (
          <>
            <p>
              <Rich
                id="place.edgeOut"
                values={{ from, share: format.percent(edge.count / before.count), total: before.count }}
              />
            </p>
            <p>
              <Rich
                id="place.edgeIn"
                values={{ to, share: format.percent(edge.count / after.count), total: after.count }}
              />
            </p>
          </>
        )}
      </div>
      {edge.medianMs !== null && edge.p90Ms !== null && (
        <section className={styles.group}>
          <h3>{t('place.time')}</h3>
          <p>
            <Rich
              id="place.timeSentence"
              values={{ median: format.duration(edge.medianMs, 'long'), p90: format.duration(edge.p90Ms, 'long') }}
            />
          </p>
        </section>
      )}
      <div className={styles.ends}>
        {[...new Set([edge.from, edge.to])].map((id) => (
          <button key={id} type="button" className={styles.event} onClick={() => onPick(id)}>
            {placeName(graph, id, text)}
          </button>
        ))}
      </div>
    </>
  );
}
