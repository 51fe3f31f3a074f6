import { Pencil } from 'lucide-react';
import { usePreferences } from '../shell/preferences-context.tsx';
import { IconButton } from '../ui/button.tsx';
import styles from './consent.module.css';
import type { Purpose } from './queries.ts';

const ANSWERS = [
  { of: 'granted', label: 'consent.column.yes' },
  { of: 'requested', label: 'consent.column.requested' },
  { of: 'refused', label: 'consent.column.no' },
  { of: 'none', label: 'consent.column.none' },
] as const;

/** A purpose: what it rests on, which wording holds, and how many people said what. */
export function PurposeRow({ purpose, onEdit }: { purpose: Purpose; onEdit: (() => void) | undefined }) {
  const { text, language } = usePreferences();
  const { t, format } = text;
  const [newest] = purpose.texts;
  const name = (language === 'de' ? newest?.nameDe : newest?.nameEn) ?? purpose.key;
  const wording = (language === 'de' ? newest?.textDe : newest?.textEn) ?? '';
  const total = ANSWERS.reduce((sum, { of }) => sum + purpose.people[of], 0);
  const shown = ANSWERS.filter(({ of }) => of !== 'requested' || purpose.people.requested > 0);
  return (
    <li className={styles.purpose}>
      <div className={styles.what}>
        <h3>
          {name}
          {!purpose.active && <small className={styles.tag}>{t('consent.inactive')}</small>}
        </h3>
        <p>{wording}</p>
        <ul className={styles.facts}>
          <li title={t('consent.basisHint')}>{t(`consent.basis.${purpose.legalBasis}`)}</li>
          {newest && (
            <li>
              {t('consent.version', { version: newest.version, since: format.date(Date.parse(newest.publishedAt)) })}
            </li>
          )}
          {purpose.doubleOptIn && <li>{t('consent.doubleOptIn')}</li>}
          {purpose.refusedByGpc && <li>{t('consent.gpc')}</li>}
        </ul>
      </div>
      <div className={styles.said}>
        <div className={styles.bar} aria-hidden>
          {ANSWERS.filter(({ of }) => purpose.people[of] > 0).map(({ of }) => (
            <span key={of} data-of={of} style={{ flexGrow: purpose.people[of] }} />
          ))}
        </div>
        <dl className={styles.figures}>
          {shown.map(({ of, label }) => (
            <div key={of} data-of={of}>
              <dt>{t(label)}</dt>
              <dd>
                <b>{format.number(purpose.people[of])}</b>
                {total > 0 && <small>{format.percent(purpose.people[of] / total)}</small>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {onEdit && <IconButton icon={Pencil} label={t('consent.edit', { name })} onClick={onEdit} />}
    </li>
  );
}
