import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../access/session.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import { usePeopleLink } from '../selection/use-people-link.ts';
import styles from './deviation-list.module.css';
import type { LiveDeviation, LiveUnplanned } from './live-view.ts';
import panel from './panel.module.css';

/** So many stand in the panel; what is rarer says little. */
const SHOWN = 6;
/** Unplanned events rarer than this are left out. */
const LEAST_SHARE = 0.005;

/** Deviations from the plan as shares of all journeys, the most frequent first; each leads to the people behind it. */
export function DeviationList({
  mapId,
  step,
  deviations,
  unplanned,
  journeys,
}: {
  readonly mapId: string;
  /** Of this step; without one of the whole map. */
  readonly step?: string;
  readonly deviations: readonly LiveDeviation[];
  readonly unplanned: readonly LiveUnplanned[];
  readonly journeys: number;
}) {
  const { t, format } = useText();
  const linkTo = usePeopleLink(mapId);
  const mayLook = useMay('people:read');
  const atStep = step === undefined ? {} : { step };
  const rows = [
    ...deviations
      .filter(({ count }) => count > 0)
      .map(({ kind, share }) => ({
        key: kind as string,
        label: t(`deviation.${kind}`),
        share,
        to: step === undefined ? null : linkTo({ of: kind, ...atStep }),
      })),
    ...unplanned
      .filter(({ share }) => share >= LEAST_SHARE)
      .map(({ name, share }) => ({
        key: `unplanned ${name}`,
        label: t('deviation.adHocNamed', { name }),
        share,
        to: linkTo({ of: 'unplanned', event: name, ...atStep }),
      })),
  ]
    .sort((a, b) => b.share - a.share)
    .slice(0, SHOWN);
  return (
    <section className={panel.group}>
      <h3>
        {t('panel.deviations')}
        {rows.length > 0 && <small>{t('panel.deviationsN', { n: journeys })}</small>}
      </h3>
      {rows.length === 0 && <p className={panel.soft}>{t('panel.noDeviations')}</p>}
      {rows.map(({ key, label, share, to }, place) => (
        <MaybeLink key={key} to={mayLook ? to : null}>
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
