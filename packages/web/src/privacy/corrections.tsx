import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useMay } from '../access/session.ts';
import { api, bodyOf } from '../api/client.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './privacy.module.css';

export interface EnteredCorrection {
  readonly key: string;
  readonly value: string;
}

/** Whether a line says what is to be corrected. */
export const isEntered = ({ key }: EnteredCorrection): boolean => key.trim() !== '';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What is right instead, trait by trait; what was known so far stands beside it. */
export function Corrections({
  person,
  lines,
  onChange,
}: {
  person: string;
  lines: readonly EnteredCorrection[];
  onChange: (lines: readonly EnteredCorrection[]) => void;
}) {
  const { t } = useText();
  const id = useId();
  const mayIdentify = useMay('people:identify');
  const traits = useQuery({
    queryKey: ['people', person, 'traits'],
    enabled: mayIdentify,
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/people/{id}/traits', { params: { path: { id: person } } }))).items,
  });
  const known = new Map((traits.data ?? []).map(({ key, value }) => [key, shown(value)]));
  const set = (place: number, change: Partial<EnteredCorrection>): void =>
    onChange(lines.map((line, i) => (i === place ? { ...line, ...change } : line)));
  return (
    <div className={styles.corrections}>
      <datalist id={`${id}-known`}>
        {[...known.keys()].map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      {lines.map((line, place) => {
        const before = known.get(line.key.trim());
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and keep their places
          <div key={place} className={styles.correction}>
            <Field
              label={t('requests.correct.key')}
              value={line.key}
              list={`${id}-known`}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => set(place, { key: event.target.value })}
            />
            <Field
              label={t('requests.correct.value')}
              hint={before === undefined ? undefined : t('requests.correct.before', { value: before })}
              value={line.value}
              maxLength={10_000}
              autoComplete="off"
              onChange={(event) => set(place, { value: event.target.value })}
            />
            {lines.length > 1 && (
              <IconButton
                icon={X}
                label={t('requests.correct.remove')}
                onClick={() => onChange(lines.filter((_, i) => i !== place))}
              />
            )}
          </div>
        );
      })}
      <div>
        <Button icon={Plus} onClick={() => onChange([...lines, { key: '', value: '' }])}>
          {t('requests.correct.add')}
        </Button>
      </div>
      {traits.data?.length === 0 && <p className={styles.soft}>{t('requests.correct.none')}</p>}
    </div>
  );
}
