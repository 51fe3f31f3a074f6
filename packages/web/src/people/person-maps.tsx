import { localizeMap, stepsInOrder } from '@waymark/model';
import { Link } from 'react-router';
import { phaseColour } from '../maps/live/phase-colour.ts';
import { useMap } from '../maps/queries.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './person-maps.module.css';
import { type PersonJourney, usePersonJourneys } from './queries.ts';

/** Where a person stands on each map, and how their way differs from the plan. */
export function PersonMaps({ person }: { person: string }) {
  const { text } = usePreferences();
  const { t } = text;
  const journeys = usePersonJourneys(person);
  if (journeys.isPending) return <Skeleton rows={1} height={96} />;
  if (journeys.isError) return <ErrorNote error={journeys.error} onRetry={() => void journeys.refetch()} />;
  if (journeys.data.length === 0) return <p>{t('person.onNoMap')}</p>;
  return (
    <div className={styles.maps}>
      {journeys.data.map((one) => (
        <OnMap key={one.map} map={one.map} journeys={one.journeys} />
      ))}
    </div>
  );
}

function OnMap({ map: id, journeys }: { map: string; journeys: readonly PersonJourney[] }) {
  const { text, language } = usePreferences();
  const { t } = text;
  const map = useMap(id);
  const [latest, ...earlier] = journeys;
  if (map.data === undefined || latest === undefined) return <Skeleton rows={1} height={96} />;
  const shown = localizeMap(map.data.map, language);
  return (
    <article className={styles.map}>
      <header>
        <h3>
          <Link to={`/maps/${id}?step=${latest.taken.at(-1)?.step ?? ''}`}>{shown.title}</Link>
        </h3>
        <span className={styles.outcome} data-outcome={latest.outcome}>
          {t(`person.outcome.${latest.outcome}`)}
        </span>
      </header>
      <Journey map={shown} journey={latest} />
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('person.earlierJourneys', { journeys: earlier.length })}</summary>
          {earlier.map((one) => (
            <Journey key={one.began} map={shown} journey={one} outcome />
          ))}
        </details>
      )}
    </article>
  );
}

function Journey({
  map,
  journey,
  outcome,
}: {
  map: ReturnType<typeof localizeMap>;
  journey: PersonJourney;
  outcome?: boolean;
}) {
  const { text } = usePreferences();
  const { t, format } = text;
  const placed = new Map(stepsInOrder(map).map((place) => [place.step.id, place]));
  const last = journey.taken.at(-1);
  const at = last === undefined ? undefined : placed.get(last.step);
  const reached = new Set(journey.taken.map(({ step }) => placed.get(step)?.phaseIndex));
  const names = (kind: PersonJourney['deviations'][number]['kind']): string[] => [
    ...new Set(
      journey.deviations.filter((one) => one.kind === kind).map(({ step }) => placed.get(step)?.step.name ?? ''),
    ),
  ];
  const kinds = (['missing', 'irregular', 'adHoc'] as const).filter((kind) => names(kind).length > 0);
  return (
    <div className={styles.journey}>
      {/* Which phases the way has touched, by their colours; said in words below. */}
      <div className={styles.phases} aria-hidden>
        {map.phases.map((phase, place) => (
          <i
            key={phase.id}
            data-reached={reached.has(place) || undefined}
            style={{ ['--phase' as string]: phaseColour(place) }}
          />
        ))}
      </div>
      <p>
        {outcome && `${t(`person.outcome.${journey.outcome}`)}. `}
        {at === undefined
          ? t('person.journeyBegan', { when: format.date(Date.parse(journey.began)) })
          : t('person.standsAt', {
              step: at.step.name,
              phase: at.phase.name,
              when: format.date(Date.parse(last?.at ?? journey.last)),
              began: format.date(Date.parse(journey.began)),
            })}
      </p>
      {kinds.length === 0 ? (
        <p className={styles.soft}>{t('person.asPlanned')}</p>
      ) : (
        <ul className={styles.deviations}>
          {kinds.map((kind) => (
            <li key={kind}>
              <b>{t(`deviation.${kind}`)}:</b> {format.list(names(kind))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
