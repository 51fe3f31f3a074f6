import { formatIn } from '@waymark/text';
import { CalendarDays } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../ui/button.tsx';
import page from '../ui/page.module.css';
import { Choice } from './display-menu.tsx';
import { PERIOD_CHOICES, type Period } from './period.ts';
import { PopoverMenu } from './popover-menu.tsx';
import { useText } from './preferences-context.tsx';
import styles from './shell.module.css';
import { usePeriod } from './use-address.ts';

function usePeriodName(): (period: Period) => string {
  const { t, language } = useText();
  // A day is the same in every zone; noon in UTC is written in UTC.
  const { date } = useMemo(() => formatIn(language, 'UTC'), [language]);
  const day = (value: string): string => date(Date.parse(`${value}T12:00:00Z`));
  return (period) => {
    if (period.kind === 'all') return t('period.all');
    if (period.kind === 'days') return t('period.days', { days: period.days });
    if (period.from !== null && period.to !== null)
      return t('period.between', { from: day(period.from), to: day(period.to) });
    if (period.from !== null) return t('period.since', { from: day(period.from) });
    return t('period.until', { to: day(period.to ?? '') });
  };
}

/**
 * Chooses the period all numbers of a page are about.
 *
 * @param usual what a page takes that cannot be about all time, where no period is chosen
 */
export function PeriodPicker({ usual }: { usual?: Period }) {
  const { t } = useText();
  const [asked, change] = usePeriod();
  const period = asked.kind === 'all' && usual !== undefined ? usual : asked;
  const nameOf = usePeriodName();
  return (
    <PopoverMenu
      label={`${t('bar.period')}: ${nameOf(period)}`}
      face={
        <>
          <CalendarDays size={16} aria-hidden /> {nameOf(period)}
        </>
      }
    >
      {(close) => (
        <>
          <div role="radiogroup" aria-label={t('bar.period')}>
            {usual === undefined && (
              <Choice
                on={period.kind === 'all'}
                onChoose={() => {
                  change({ kind: 'all' });
                  close();
                }}
              >
                {t('period.all')}
              </Choice>
            )}
            {PERIOD_CHOICES.map((days) => (
              <Choice
                key={days}
                on={period.kind === 'days' && period.days === days}
                onChoose={() => {
                  change({ kind: 'days', days });
                  close();
                }}
              >
                {t('period.days', { days })}
              </Choice>
            ))}
          </div>
          <PeriodRange
            period={period}
            onApply={(next) => {
              change(next);
              close();
            }}
          />
        </>
      )}
    </PopoverMenu>
  );
}

function PeriodRange({ period, onApply }: { period: Period; onApply: (period: Period) => void }) {
  const { t } = useText();
  const [from, setFrom] = useState(period.kind === 'between' ? (period.from ?? '') : '');
  const [to, setTo] = useState(period.kind === 'between' ? (period.to ?? '') : '');
  return (
    <form
      className={styles.range}
      onSubmit={(event) => {
        event.preventDefault();
        const bounds = { from: from === '' ? null : from, to: to === '' ? null : to };
        onApply(bounds.from === null && bounds.to === null ? { kind: 'all' } : { kind: 'between', ...bounds });
      }}
    >
      <label>
        {t('period.from')}
        <input className={page.input} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t('period.to')}
        <input className={page.input} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button type="submit">{t('period.apply')}</Button>
    </form>
  );
}
