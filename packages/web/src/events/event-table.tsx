import { ArrowDown, ArrowUp, Link2, Unlink } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { useEventWords } from './event-words.ts';
import styles from './events.module.css';
import { type CatalogueEvent, SORTS, type Sort } from './queries.ts';

const isNumber = (column: Sort): boolean => column === 'events' || column === 'people';

/** Names with their figures; columns sort, a name opens its panel. */
export function EventTable({
  items,
  sort,
  descending,
  onSort,
  selected,
  onSelect,
}: {
  items: readonly CatalogueEvent[];
  sort: Sort;
  descending: boolean;
  onSort: (sort: Sort) => void;
  selected: string | null;
  onSelect: (name: string | null) => void;
}) {
  const { t, format } = useText();
  const words = useEventWords();
  const most = Math.max(1, ...items.map((one) => one.events));
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <ScrollTable label={t('events.title')}>
      <thead>
        <tr>
          {SORTS.map((column) => (
            <th
              key={column}
              scope="col"
              className={isNumber(column) ? page.number : undefined}
              aria-sort={column === sort ? (descending ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" className={styles.sort} onClick={() => onSort(column)}>
                {t(`events.column.${column}`)}
                {column === sort && <Arrow size={13} aria-hidden />}
              </button>
            </th>
          ))}
          <th scope="col">{t('events.column.places')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.name} className={one.name === selected ? styles.chosen : undefined}>
            <td className={styles.nameCell}>
              <button
                type="button"
                className={styles.name}
                aria-pressed={one.name === selected}
                onClick={() => onSelect(one.name === selected ? null : one.name)}
              >
                {one.name}
              </button>
              <small>
                {[...one.kinds.map(words.kind), format.list(one.channels.map(words.channel))]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </small>
            </td>
            <td className={page.number}>
              {format.number(one.events)}
              <span className={styles.bar} aria-hidden>
                <i style={{ width: `${(one.events / most) * 100}%` }} />
              </span>
            </td>
            <td className={page.number}>{format.number(one.people)}</td>
            <td className={styles.date}>{format.date(Date.parse(one.firstAt))}</td>
            <td className={styles.date} title={format.dateTime(Date.parse(one.lastAt))}>
              {format.date(Date.parse(one.lastAt))}
            </td>
            <td>
              <BoundMark event={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function BoundMark({ event }: { event: CatalogueEvent }) {
  const { t } = useText();
  if (!event.touch) return <span className={styles.soft}>{t('events.noTouch')}</span>;
  const Icon = event.places === 0 ? Unlink : Link2;
  return (
    <span className={`${styles.mark} ${event.places === 0 ? styles.unbound : ''}`}>
      <Icon size={14} aria-hidden />
      {t('events.placesCount', { places: event.places })}
    </span>
  );
}
