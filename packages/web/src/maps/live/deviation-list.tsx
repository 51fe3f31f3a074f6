import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../access/session.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import type { PeopleChoice } from '../selection/queries.ts';
import { usePeopleLink } from '../selection/use-people-link.ts';
import styles from './deviation-list.module.css';
import type { LiveStep, LiveView } from './live-view.ts';
import panel from './panel.module.css';

/** So many stand in the panel; what is rarer says little. */
const SHOWN = 6;
/** What is rarer than this is left out. */
const LEAST_SHARE = 0.005;

/** Deviations at a step as shares of all journeys, the most frequent first; each leads to the people behind it. */
export function DeviationList({ view, step }: { readonly view: LiveView; readonly step: LiveStep }) {
  const { t } = useText();
  const rows = [
    ...step.deviations.map(
      ({ kind, share }): Deviation => ({ label: t(`deviation.${kind}`), share, choice: { of: kind, step: step.id } }),
    ),
    ...step.unplanned.map(
      ({ name, share }): Deviation => ({
        label: t('deviation.adHocNamed', { name }),
        share,
        choice: { of: 'unplanned', event: name, step: step.id },
      }),
    ),
  ];
  return <Deviations view={view} title={t('panel.deviations')} rows={rows} />;
}

/** Deviations anywhere on the map, each at its step, and what lies in between. */
export function MapDeviations({ view }: { readonly view: LiveView }) {
  const { t } = useText();
  const atSteps = view.steps.flatMap((step) =>
    step.deviations.map(
      ({ kind, share }): Deviation => ({
        label: t('figurePanel.fit.at', { step: step.name, deviation: t(`deviation.${kind}`) }),
        share,
        choice: { of: kind, step: step.id },
      }),
    ),
  );
  const between = view.unplanned.map(
    ({ name, share }): Deviation => ({ label: name, share, choice: { of: 'unplanned', event: name } }),
  );
  return (
    <>
      <Deviations view={view} title={t('figurePanel.fit.worst')} rows={atSteps} />
      {between.length > 0 && <Deviations view={view} title={t('figurePanel.fit.between')} rows={between} />}
    </>
  );
}

interface Deviation {
  readonly label: string;
  /** Of all journeys. */
  readonly share: number;
  readonly choice: PeopleChoice;
}

function Deviations({
  view,
  title,
  rows,
}: {
  readonly view: LiveView;
  readonly title: string;
  readonly rows: readonly Deviation[];
}) {
  const { t, format } = useText();
  const linkTo = usePeopleLink(view.id);
  const mayLook = useMay('people:read');
  const shown = rows
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, SHOWN);
  return (
    <section className={panel.group}>
      <h3>
        {title}
        {shown.length > 0 && <small>{t('panel.deviationsN', { n: view.figures.journeys })}</small>}
      </h3>
      {shown.length === 0 && <p className={panel.soft}>{t('panel.noDeviations')}</p>}
      {shown.map(({ label, share, choice }, place) => (
        <MaybeLink key={label} to={mayLook ? linkTo(choice) : null}>
          <ShareBar label={label} value={format.percent(share)} share={share} hot={place === 0} />
        </MaybeLink>
      ))}
    </section>
  );
}

/** Leads to the people where one may see them. */
function MaybeLink({ to, children }: { readonly to: string | null; readonly children: ReactNode }) {
  const { t } = useText();
  if (to === null) return children;
  return (
    <Link to={to} className={styles.row} title={t('selection.peopleBehind')}>
      {children}
    </Link>
  );
}
