import { Workflow } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { useMediaQuery } from '../../shell/use-media-query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segments } from '../../ui/segments.tsx';
import { holds } from '../holds.ts';
import type { Transition, Variant } from '../queries.ts';
import { CameraTools } from './camera-tools.tsx';
import { DetailBar } from './detail-bar.tsx';
import { GraphCanvas } from './graph-canvas.tsx';
import type { Size } from './graph-layout.ts';
import styles from './graph-view.module.css';
import { aroundPicked, variantMark, wayOf } from './highlight.ts';
import { MEASURES } from './measure.ts';
import { canvasTextWidth, facesLoaded } from './node-face.ts';
import { PlacePanel } from './place-panel.tsx';
import { graphOf, type ProcessMapAnswer, START } from './process-graph.ts';
import { SaveMenu } from './save-menu.tsx';
import { layoutTask, type Scene } from './scene.ts';
import { type Detail, detailAtFirst, detailLevels, shownPart } from './shown-part.ts';
import { useCamera } from './use-camera.ts';
import { useGraphAddress } from './use-graph-address.ts';
import { useLayout } from './use-layout.ts';
import { WayList } from './way-list.tsx';

/** The process map as a graph, the most frequent ways beside it, and the chosen place explained. */
export function GraphView({
  answer,
  transitions,
  variants,
  find,
  subject,
  tools,
}: {
  answer: ProcessMapAnswer;
  transitions: readonly Transition[];
  variants: readonly Variant[];
  find: string | null;
  /** What the numbers are about (the period): while it stays, the first detail stays too. */
  subject: string;
  /** The choice of views and the search, which all views of the page have. */
  tools: React.ReactNode;
}) {
  const { text } = usePreferences();
  const { t } = text;
  const [address, change] = useGraphAddress();
  const { measure, picked } = address;
  const graph = useMemo(() => graphOf(answer), [answer]);
  const levels = useMemo(() => detailLevels(graph), [graph]);

  const first = useRef<{ subject: string; detail: Detail } | null>(null);
  if (first.current?.subject !== subject) first.current = { subject, detail: detailAtFirst(levels) };
  const nodesShare = address.detailNodes ?? first.current.detail.nodes;
  const edgesShare = address.detailEdges ?? first.current.detail.edges;
  const detail = useMemo(() => ({ nodes: nodesShare, edges: edgesShare }), [nodesShare, edgesShare]);

  const way = useMemo(() => {
    const chosen = variants.find(({ events }) => variantMark(events) === address.variant);
    return chosen === undefined ? null : wayOf(graph, chosen.events);
  }, [variants, graph, address.variant]);
  const shown = useMemo(() => {
    const keep = [...(way?.nodes ?? []), ...(way?.edges ?? []), ...(picked === null ? [] : [picked])];
    return shownPart(graph, levels, detail, keep);
  }, [graph, levels, detail, way, picked]);

  const width = useMemo(() => canvasTextWidth(), []);
  const frame = useRef<HTMLDivElement>(null);
  /** The window the graph is to stand in; null until names can be measured. */
  const [room, setRoom] = useState<Size | null>(null);
  useEffect(() => {
    let gone = false;
    void facesLoaded().then(() => {
      const box = frame.current?.getBoundingClientRect();
      if (!gone) setRoom({ width: box?.width ?? 800, height: box?.height ?? 600 });
    });
    return () => {
      gone = true;
    };
  }, []);
  const task = useMemo(
    () => (room === null ? null : layoutTask(graph, shown, address.direction, text, width)),
    [graph, shown, address.direction, text, width, room],
  );
  const { layout, pending, error, retry } = useLayout(task, room);

  const [svg, setSvg] = useState<SVGSVGElement | null>(null);
  const group = useRef<SVGGElement>(null);
  const camera = useCamera(svg, group, layout, START, picked ?? START);

  const matching = useMemo(
    () =>
      find === null ? [] : [...graph.nodes.values()].filter(({ kind, name }) => kind === 'event' && holds(name, find)),
    [graph, find],
  );
  const scene = useMemo<Scene | null>(
    () =>
      layout === null
        ? null
        : {
            graph,
            layout,
            measure,
            picked,
            isWay: way !== null,
            highlight: way ?? (picked === null ? null : aroundPicked(graph, shown.edges, picked)),
            found: new Set(matching.map(({ id }) => id)),
          },
    [graph, layout, measure, picked, way, shown, matching],
  );
  const hidden = matching.filter(({ id }) => !shown.nodes.includes(id)).length;

  const [search] = useSearchParams();
  const asTable = new URLSearchParams(search);
  asTable.set('view', 'transitions');
  const medium = useMediaQuery('(max-width: 1080px)');
  const isExplained = picked !== null && (graph.nodes.has(picked) || graph.edges.has(picked));
  const onPick = (id: string | null): void => change({ picked: id });

  return (
    <div className={`${styles.page} ${medium && !isExplained ? styles.single : ''}`}>
      <div className={styles.work}>
        <div className={styles.tools}>
          {tools}
          <Segments
            label={t('graph.measure')}
            options={MEASURES.map((one) => ({ value: one, label: t(`graph.measure.${one}`) }))}
            value={measure}
            onChange={(next) => change({ measure: next })}
          />
          <SaveMenu group={group} layout={layout} people={graph.people} transitions={transitions} />
        </div>
        {hidden > 0 && (
          <p className={styles.note}>
            {t('graph.hidden', { events: hidden })}{' '}
            <Button look="quiet" onClick={() => change({ detail: { nodes: 1, edges: detail.edges } })}>
              {t('graph.showAll')}
            </Button>
          </p>
        )}
        <section className={styles.card} aria-busy={pending} aria-label={t('graph.view')}>
          <div ref={frame} className={styles.frame}>
            {error !== null ? (
              <EmptyState
                icon={Workflow}
                title={t('graph.failed.title')}
                actions={
                  <>
                    <Button look="primary" onClick={retry}>
                      {t('action.retry')}
                    </Button>
                    <Link to={`?${asTable}`}>{t('graph.failed.table')}</Link>
                  </>
                }
              >
                {t('graph.failed.text')}
              </EmptyState>
            ) : (
              scene !== null && (
                <GraphCanvas scene={scene} camera={camera} onDrawing={setSvg} group={group} onPick={onPick} />
              )
            )}
            {scene !== null && error === null && (
              <CameraTools
                direction={scene.layout.direction}
                camera={camera}
                onTurn={(direction) => change({ direction })}
              />
            )}
            {pending && (
              <p className={styles.drawing} role="status">
                {t('graph.drawing')}
              </p>
            )}
          </div>
          <DetailBar graph={graph} shown={shown} detail={detail} onDetail={(next) => change({ detail: next })} />
        </section>
      </div>
      {!medium && <PlacePanel graph={graph} picked={picked} onPick={onPick} />}
      {medium && isExplained && <PlacePanel graph={graph} picked={picked} onPick={onPick} />}
      <WayList
        variants={variants.filter(({ events }) => events.some((name) => holds(name, find)))}
        chosen={address.variant}
        onChoose={(variant) => change({ variant, picked: null })}
      />
    </div>
  );
}
