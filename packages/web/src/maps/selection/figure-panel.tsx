import { useText } from '../../shell/preferences-context.tsx';
import { Rich } from '../../ui/rich.tsx';
import { MapDeviations } from '../live/deviation-list.tsx';
import { GapMark } from '../live/gap-mark.tsx';
import type { LiveView } from '../live/live-view.ts';
import panel from '../live/panel.module.css';
import { PanelFrame } from './panel-frame.tsx';
import { PeopleBehind, type PeopleGroup } from './people-behind.tsx';
import type { FigureKey } from './selection.ts';
import { Times } from './times.tsx';

const TITLES = {
  people: 'figure.people',
  reachedB: 'figure.reachedB',
  fit: 'figure.fit',
  gap: 'figure.gap',
  duration: 'figure.duration',
  open: 'figure.open',
} as const;

/** One of the figures above the map: what is counted, how sure it is, against what, and whose it is. */
export function FigurePanel({
  view,
  figure,
  onClose,
}: {
  readonly view: LiveView;
  readonly figure: FigureKey;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  return (
    <PanelFrame
      title={t(TITLES[figure])}
      meta={<p className={panel.meta}>{t(`figurePanel.${figure}.meta`)}</p>}
      onClose={onClose}
    >
      <div className={panel.finding}>
        <Sentences view={view} figure={figure} />
      </div>
      <Details view={view} figure={figure} />
      <p className={panel.soft}>{t(`figurePanel.${figure}.how`)}</p>
      <PeopleBehind key={figure} mapId={view.id} groups={useGroups(figure)} />
    </PanelFrame>
  );
}

function useGroups(figure: FigureKey): readonly PeopleGroup[] {
  const { t } = useText();
  const group = (of: 'all' | 'arrived' | 'open' | 'deviating' | 'answered'): PeopleGroup => ({
    name: t(`figurePanel.group.${of}`),
    choice: { of },
  });
  switch (figure) {
    case 'people':
      return [group('all'), group('open')];
    case 'reachedB':
    case 'duration':
      return [group('arrived')];
    case 'fit':
      return [group('deviating')];
    case 'gap':
      return [group('answered')];
    case 'open':
      return [group('open')];
  }
}

function Sentences({ view, figure }: { readonly view: LiveView; readonly figure: FigureKey }) {
  const { t, format } = useText();
  const { figures, gap } = view;
  const { reachedB, fit, duration, before } = figures;
  const share = format.percent;
  switch (figure) {
    case 'people':
      return (
        <>
          <p>
            <Rich id="figurePanel.people.text" values={{ people: figures.people, journeys: figures.journeys }} />
          </p>
          {before !== null && (
            <p>
              <Rich id="figurePanel.people.before" values={{ people: before.people }} />
            </p>
          )}
          {figures.open > 0 && (
            <p>
              <Rich
                id="figurePanel.open.text"
                values={{ open: figures.open, share: share(figures.open / Math.max(1, figures.journeys)) }}
              />
            </p>
          )}
        </>
      );
    case 'reachedB':
      if (reachedB === null) return <p>{t(view.arrivalBound ? 'figure.reachedBNobody' : 'figure.reachedBNone')}</p>;
      return (
        <>
          <p>
            <Rich
              id="figurePanel.reachedB.text"
              values={{ share: share(reachedB.share), n: reachedB.n, decision: view.decisionB }}
            />
          </p>
          <p>{t('figurePanel.reachedB.interval', { low: share(reachedB.low), high: share(reachedB.high) })}</p>
          {before !== null && before.reachedB !== null && (
            <p>
              <Rich id="figurePanel.before" values={{ value: share(before.reachedB) }} />
            </p>
          )}
        </>
      );
    case 'fit':
      if (fit === null) return <p>{t('figurePanel.none')}</p>;
      return (
        <>
          <p>
            <Rich id="figurePanel.fit.text" values={{ share: share(fit.share, 0), variants: fit.variants }} />
          </p>
          {before !== null && before.fit !== null && (
            <p>
              <Rich id="figurePanel.before" values={{ value: share(before.fit, 0) }} />
            </p>
          )}
        </>
      );
    case 'gap':
      if (gap === null) return <p>{t('figurePanel.none')}</p>;
      return (
        <p>
          <Rich
            id={gap.high < 0 ? 'figurePanel.gap.below' : gap.low > 0 ? 'figurePanel.gap.above' : 'figurePanel.gap.even'}
            values={{
              gap: format.signed(gap.gap, 2),
              low: format.signed(gap.low, 2),
              high: format.signed(gap.high, 2),
            }}
          />
        </p>
      );
    case 'duration':
      if (duration === null) return <p>{t('figurePanel.none')}</p>;
      return (
        <p>
          <Rich
            id="figurePanel.duration.text"
            values={{
              median: format.duration(duration.medianMs),
              p90: format.duration(duration.p90Ms),
              n: duration.n,
            }}
          />
        </p>
      );
    case 'open':
      return (
        <p>
          <Rich
            id="figurePanel.open.text"
            values={{ open: figures.open, share: share(figures.open / Math.max(1, figures.journeys)) }}
          />
        </p>
      );
  }
}

/** What a figure is made of. */
function Details({ view, figure }: { readonly view: LiveView; readonly figure: FigureKey }) {
  const { t } = useText();
  if (figure === 'duration') return <Times title={t('figurePanel.duration.title')} time={view.figures.duration} />;
  if (figure === 'gap') return <Gaps view={view} />;
  return figure === 'fit' ? <MapDeviations view={view} /> : null;
}

/** Every expectation that has answers, those farthest below first. */
function Gaps({ view }: { readonly view: LiveView }) {
  const { t } = useText();
  const known = new Map(
    view.steps.flatMap((step) => step.expectations.map((one) => [one.id, { one, step: step.name }] as const)),
  );
  const gapOf = ({ lived, level }: { lived: { mean: number } | null; level: number }) => (lived?.mean ?? level) - level;
  const rows = [...known.values()].filter(({ one }) => one.lived !== null).sort((a, b) => gapOf(a.one) - gapOf(b.one));
  if (rows.length === 0) return null;
  return (
    <section className={panel.group}>
      <h3>{t('figurePanel.gap.aspects')}</h3>
      <dl className={panel.quantiles}>
        {rows.map(({ one, step }) => (
          <div key={one.id} style={{ display: 'contents' }}>
            <dt>
              {t('figurePanel.gap.aspect', {
                aspect: one.context === null ? one.aspect : `${one.aspect} (${one.context})`,
                step,
              })}
            </dt>
            <dd>
              <GapMark one={one} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
