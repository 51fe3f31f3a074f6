import type { Period } from '@waymark/model';
import { useText } from '../shell/preferences-context.tsx';
import { LengthInput, Line, Select } from './controls.tsx';
import styles from './rules.module.css';

const dayOf = (instant: string | undefined): string => instant?.slice(0, 10) ?? '';
const startOf = (day: string): string | undefined => (day === '' ? undefined : `${day}T00:00:00Z`);

/** The last so long, or from a day to a day (UTC; the last day does not belong to it). */
export function PeriodInput({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useText();
  const isRolling = 'last' in period;
  return (
    <>
      <Select
        label={t('rule.period')}
        value={isRolling ? 'last' : 'days'}
        options={(['last', 'days'] as const).map((value) => ({ value, label: t(`rule.period.${value}`) }))}
        onChange={(kind) => onChange(kind === 'last' ? { last: 'P30D' } : {})}
      />
      {'last' in period ? (
        <LengthInput label={t('rule.period.last')} value={period.last} onChange={(last) => onChange({ last })} />
      ) : (
        <>
          <Line
            type="date"
            label={t('rule.from')}
            value={dayOf(period.from)}
            onChange={(day) => onChange({ ...period, from: startOf(day) })}
          />
          <span className={styles.word}>{t('rule.until')}</span>
          <Line
            type="date"
            label={t('rule.before')}
            value={dayOf(period.to)}
            onChange={(day) => onChange({ ...period, to: startOf(day) })}
          />
        </>
      )}
    </>
  );
}
