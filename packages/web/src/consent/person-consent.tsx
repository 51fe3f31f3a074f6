import { Check, Clock, Link2, Minus, PencilLine, X } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../access/session.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCopy } from '../ui/use-copy.ts';
import styles from './consent.module.css';
import { DecisionDialog } from './decision-dialog.tsx';
import { type PersonConsent as Consent, useConsentLink, usePersonConsent } from './queries.ts';

type State = Consent['states'][number];

const SIGNS = { granted: Check, refused: X, requested: Clock, none: Minus } as const;

/** What a person agreed to, the ledger of it, and the link to their own page. */
export function PersonConsent({ person }: { person: string }) {
  const { text, language } = usePreferences();
  const { t, format } = text;
  const may = useMay('consent:write');
  const consent = usePersonConsent(person, true);
  const link = useConsentLink(person);
  const copy = useCopy();
  const [entering, setEntering] = useState(false);
  const pass = (confirms: string | null): void => link.mutate(confirms, { onSuccess: copy });
  const nameOf = (state: State | undefined, key: string): string =>
    state === undefined ? key : language === 'de' ? state.nameDe : state.nameEn;
  const { states = [], entries = [] } = consent.data ?? {};
  return (
    <section className={styles.part} aria-labelledby="person-consent">
      <div className={page.head}>
        <h2 id="person-consent">{t('consent.person.title')}</h2>
        {may && consent.data && (
          <div className={page.actions}>
            <Button icon={Link2} disabled={link.isPending} onClick={() => pass(null)}>
              {t('consent.person.copyLink')}
            </Button>
            <Button icon={PencilLine} onClick={() => setEntering(true)}>
              {t('consent.person.enter')}
            </Button>
          </div>
        )}
      </div>
      {consent.isPending && <Skeleton rows={3} height={32} />}
      {consent.isError && <ErrorNote error={consent.error} onRetry={() => void consent.refetch()} />}
      {link.isError && <ErrorNote error={link.error} />}
      {consent.data && (
        <>
          <ul className={styles.states}>
            {states.map((state) => {
              const decision = state.decision ?? 'none';
              const Sign = SIGNS[decision];
              return (
                <li key={state.purpose} data-allowed={state.allowed || undefined}>
                  <Sign size={16} aria-hidden />
                  <span>
                    <b>{nameOf(state, state.purpose)}</b>
                    <small>
                      {t(`consent.decision.${decision}`)} ·{' '}
                      {t(state.allowed ? 'consent.allowed' : 'consent.notAllowed')}
                    </small>
                  </span>
                  {may && decision === 'requested' && (
                    <Button look="quiet" onClick={() => pass(state.purpose)}>
                      {t('consent.person.copyConfirmation')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
          {entries.length === 0 ? (
            <p className={styles.soft}>{t('consent.person.none')}</p>
          ) : (
            <details className={styles.ledger}>
              <summary>{t('consent.person.ledger', { entries: entries.length })}</summary>
              <ScrollTable label={t('consent.person.ledger', { entries: entries.length })}>
                <thead>
                  <tr>
                    <th scope="col">{t('consent.column.when')}</th>
                    <th scope="col">{t('consent.column.purpose')}</th>
                    <th scope="col">{t('consent.column.decision')}</th>
                    <th scope="col">{t('consent.column.way')}</th>
                    <th scope="col">{t('consent.column.text')}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.n}>
                      <td className={styles.when}>{format.dateTime(Date.parse(entry.at))}</td>
                      <td>
                        {nameOf(
                          states.find(({ purpose }) => purpose === entry.purpose),
                          entry.purpose,
                        )}
                      </td>
                      <td>
                        {t(`consent.decision.${entry.decision}`)}
                        {entry.doubleOptIn && `, ${t('consent.confirmed')}`}
                      </td>
                      <td>{t(`consent.way.${entry.way}`)}</td>
                      <td>{entry.textVersion === '' ? '–' : entry.textVersion}</td>
                    </tr>
                  ))}
                </tbody>
              </ScrollTable>
            </details>
          )}
        </>
      )}
      {entering && <DecisionDialog person={person} states={states} onClose={() => setEntering(false)} />}
    </section>
  );
}
