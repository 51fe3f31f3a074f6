import { Link2 } from 'lucide-react';
import { Link } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import { usePeriodSearch } from '../shell/use-address.ts';
import { LinkButton } from '../ui/button.tsx';
import styles from './events.module.css';
import type { EventDetails, EventPlace } from './queries.ts';

/** Where maps recognise a name; where none does, what to do about it. */
export function EventPlaces({ event }: { event: EventDetails }) {
  const { t } = useText();
  return (
    <section className={styles.group}>
      <h3>{t('events.places')}</h3>
      {!event.touch && <p className={styles.soft}>{t('events.noTouchText')}</p>}
      {event.touch && event.places.length === 0 && (
        <div className={styles.nowhere}>
          <p>
            <b>{t('events.nowhere')}</b> {t('events.nowhereText')}
          </p>
          <LinkButton icon={Link2} to="/maps">
            {t('imports.toMaps')}
          </LinkButton>
        </div>
      )}
      <ul className={styles.places}>
        {event.places.map((place) => (
          <li key={`${place.map?.id} ${place.kind} ${place.id}`}>
            <PlaceName place={place} />
            {!place.all && <span className={styles.chip}>{t('events.some')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaceName({ place: { kind, id, name, map } }: { place: EventPlace }) {
  const { t } = useText();
  const search = new URLSearchParams(usePeriodSearch());
  if (map === null)
    return (
      <span>
        {name}
        <small>{t('events.inCatalogue')}</small>
      </span>
    );
  if (id !== null) search.set('step', id);
  return (
    <span>
      <Link to={`/maps/${map.id}?${search}`}>
        {kind === 'decisionA' || kind === 'decisionB' ? t(`events.${kind}`, { text: name }) : name}
      </Link>
      <small>{map.title}</small>
    </span>
  );
}
