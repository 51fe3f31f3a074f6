import { type FormEvent, useDeferredValue, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePurposes } from '../consent/queries.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import { useToast } from '../ui/toast.tsx';
import styles from './privacy.module.css';
import { KINDS, type NewRequest, useEnterRequest, useFoundPeople, WAYS } from './queries.ts';
import { WordField } from './word-field.tsx';

const LANGUAGES = ['de', 'en'] as const;
/** The bases on which a person has a say (GDPR Art. 6(1)). */
const OPEN_BASES: readonly string[] = ['a', 'e', 'f'];

const today = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** Enters a request: who asks, for what, and how it came in. */
export function NewRequestDialog({ onClose }: { onClose: () => void }) {
  const { text, language } = usePreferences();
  const { t } = text;
  const id = useId();
  const navigate = useNavigate();
  const showToast = useToast();
  const enter = useEnterRequest();
  const [entered, setEntered] = useState('');
  const value = useDeferredValue(entered.trim());
  const found = useFoundPeople(value);
  const people = value.length > 1 ? (found.data ?? []) : [];
  const [chosen, setChosen] = useState<string | null>(null);
  // Where only one can be meant nobody has to choose.
  const [only, ...others] = people;
  const person = people.find((one) => one.id === chosen)?.id ?? (others.length === 0 ? only?.id : undefined);
  const isSettled = value === entered.trim() && found.data !== undefined && !found.isPlaceholderData;
  const isNobody = value.length > 1 && isSettled && people.length === 0;
  const [kind, setKind] = useState<NewRequest['kind']>('access');
  const [way, setWay] = useState<NewRequest['way']>('email');
  const [answerIn, setAnswerIn] = useState<'de' | 'en'>(language);
  const [receivedOn, setReceivedOn] = useState(today);
  const [note, setNote] = useState('');
  const [purposes, setPurposes] = useState<readonly string[]>([]);
  const isAboutPurposes = kind === 'object' || kind === 'restrict';
  const isComplete = (person !== undefined || isNobody) && isSettled && (!isAboutPurposes || purposes.length > 0);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isComplete) return;
    const about =
      person === undefined ? { identifier: { kind: value.includes('@') ? 'email' : 'user_id', value } } : { person };
    enter.mutate(
      { ...about, kind, way, language: answerIn, receivedOn, note, purposes: isAboutPurposes ? [...purposes] : [] },
      {
        onSuccess: (request) => {
          showToast(t('requests.entered', { reference: request.reference }));
          void navigate(`/privacy/requests/${request.id}`);
        },
      },
    );
  };
  return (
    <Dialog title={t('requests.make.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field
          type="search"
          label={t('requests.make.person')}
          hint={t('requests.make.personHint')}
          value={entered}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => setEntered(event.target.value)}
        />
        <div aria-live="polite" className={styles.found}>
          {found.isError && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
          {people.length > 0 && (
            <div role="radiogroup" aria-label={t('requests.make.found')} className={styles.options}>
              {people.map((one) => (
                <label key={one.id} className={styles.option}>
                  <input
                    type="radio"
                    name={`${id}-person`}
                    checked={one.id === person}
                    onChange={() => setChosen(one.id)}
                  />
                  <span>
                    <b>{one.identifiers.map((identifier) => identifier.value).join(', ')}</b>
                    <small>{t('requests.events', { events: one.events })}</small>
                  </span>
                </label>
              ))}
            </div>
          )}
          {isNobody && (
            <p className={`${page.note} ${styles.hint}`}>
              {t('requests.make.nobody', { value })} {t('requests.make.unknown')}
            </p>
          )}
        </div>
        <fieldset className={styles.kinds}>
          <legend>{t('requests.make.kind')}</legend>
          {KINDS.map((one) => (
            <label key={one} className={styles.kind}>
              <input type="radio" name={`${id}-kind`} checked={one === kind} onChange={() => setKind(one)} />
              <span>
                <b>{t(`requests.kind.${one}`)}</b>
                <small>{t(`requests.kindHint.${one}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {isAboutPurposes && <PurposeChoice chosen={purposes} onChange={setPurposes} />}
        <div className={styles.pair}>
          <div className={page.field}>
            <label htmlFor={`${id}-way`}>{t('requests.make.way')}</label>
            <select
              id={`${id}-way`}
              className={page.input}
              value={way}
              onChange={(event) => setWay(WAYS.find((one) => one === event.target.value) ?? way)}
            >
              {WAYS.map((one) => (
                <option key={one} value={one}>
                  {t(`requests.way.${one}`)}
                </option>
              ))}
            </select>
          </div>
          <Field
            type="date"
            label={t('requests.make.received')}
            value={receivedOn}
            max={today()}
            required
            onChange={(event) => setReceivedOn(event.target.value)}
          />
          <div className={page.field}>
            <label htmlFor={`${id}-language`}>{t('requests.make.language')}</label>
            <select
              id={`${id}-language`}
              className={page.input}
              value={answerIn}
              onChange={(event) => setAnswerIn(LANGUAGES.find((one) => one === event.target.value) ?? answerIn)}
            >
              {LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {t(`requests.language.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </div>
        <WordField label={t('requests.make.note')} hint={t('requests.make.noteHint')} value={note} onChange={setNote} />
        {enter.isError && <ErrorNote error={enter.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" disabled={!isComplete || enter.isPending}>
            {t('requests.make.submit')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The purposes a person has a say in. */
function PurposeChoice({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (purposes: readonly string[]) => void;
}) {
  const { text, language } = usePreferences();
  const purposes = usePurposes();
  const open = purposes.data?.items.filter(({ active, legalBasis }) => active && OPEN_BASES.includes(legalBasis)) ?? [];
  return (
    <fieldset className={styles.kinds}>
      <legend>{text.t('requests.make.purposes')}</legend>
      {purposes.isError && <ErrorNote error={purposes.error} onRetry={() => void purposes.refetch()} />}
      {open.map(({ key, texts: [newest] }) => (
        <label key={key} className={styles.kind}>
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
            }
          />
          <span>
            <b>{(language === 'de' ? newest?.nameDe : newest?.nameEn) ?? key}</b>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
