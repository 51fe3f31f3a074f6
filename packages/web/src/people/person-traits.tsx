import { useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { useSources } from '../sources/queries.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type FlatTrait, flatTraits } from './flat-traits.ts';
import styles from './person-traits.module.css';
import { useTraits } from './queries.ts';

/** So many are shown at first. */
const FEW = 12;

/** What is known of a person, each with when and from where. */
export function PersonTraits({ person }: { readonly person: string }) {
  const { t } = useText();
  const traits = useTraits(person);
  const [all, setAll] = useState(false);
  if (traits.isError) return <ErrorNote error={traits.error} onRetry={() => void traits.refetch()} />;
  if (!traits.data) return <Skeleton rows={2} height={34} />;
  const lines = flatTraits(traits.data);
  if (lines.length === 0) return <p className={styles.none}>{t('person.noTraits')}</p>;
  return (
    <>
      <dl className={styles.traits}>
        {lines.slice(0, all ? undefined : FEW).map((one) => (
          <Line key={one.path} trait={one} />
        ))}
      </dl>
      {!all && lines.length > FEW && (
        <Button onClick={() => setAll(true)}>{t('person.allTraits', { traits: lines.length })}</Button>
      )}
    </>
  );
}

function Line({ trait: { path, value, learnedAt, source } }: { readonly trait: FlatTrait }) {
  const { t, format } = useText();
  const sources = useSources();
  const name = sources.data?.find(({ id }) => id === source)?.name ?? source;
  const at = format.date(Date.parse(learnedAt));
  const shown =
    value === null || value === ''
      ? '–'
      : typeof value === 'number'
        ? format.number(value, 6)
        : typeof value === 'boolean'
          ? t(value ? 'person.traitYes' : 'person.traitNo')
          : value;
  return (
    <div className={styles.trait}>
      <dt>{path}</dt>
      <dd>{shown}</dd>
      <dd className={styles.learned}>
        {name === '' ? t('person.learned', { at }) : t('person.learnedFrom', { at, source: name })}
      </dd>
    </div>
  );
}
