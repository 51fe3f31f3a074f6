import { Scale } from 'lucide-react';
import { useState } from 'react';
import { Choice } from '../../shell/display-menu.tsx';
import type { Period } from '../../shell/period.ts';
import { PopoverMenu } from '../../shell/popover-menu.tsx';
import { useText } from '../../shell/preferences-context.tsx';
import shell from '../../shell/shell.module.css';
import { useAddressParameter } from '../../shell/use-address.ts';
import { Button } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import { useAudience } from '../audience/use-audience.ts';
import type { Bounds } from './compared-periods.ts';
import { useAgainstOthers } from './use-against-others.ts';

/** Chooses what the period is compared with. */
export function AgainstPicker({
  bounds,
  against,
}: {
  bounds: Bounds | null;
  against: Extract<Period, { kind: 'between' }> | null;
}) {
  const { t, format } = useText();
  const [, setAgainst] = useAddressParameter('against');
  const [from, setFrom] = useState(against?.from ?? '');
  const [to, setTo] = useState(against?.to ?? '');
  const day = (instant: string | undefined, minus = 0): string =>
    instant === undefined ? '…' : format.date(Date.parse(instant) - minus);
  const others = useAgainstOthers();
  const [filter] = useAudience();
  const name = others
    ? t('compare.others')
    : against === null
      ? t('compare.before')
      : t('compare.between', { from: day(bounds?.from), to: day(bounds?.to, 1_000) });
  return (
    <PopoverMenu
      label={t('compare.against', { what: name })}
      face={
        <>
          <Scale size={16} aria-hidden /> {name}
        </>
      }
    >
      {(close) => (
        <>
          <div role="radiogroup" aria-label={t('compare.againstWhat')}>
            <Choice
              on={against === null && !others}
              onChoose={() => {
                setAgainst(null);
                close();
              }}
            >
              {t('compare.before')}
            </Choice>
            {filter.length > 0 && (
              <Choice
                on={others}
                onChoose={() => {
                  setAgainst('others');
                  close();
                }}
              >
                {t('compare.others')}
              </Choice>
            )}
          </div>
          <form
            className={shell.range}
            onSubmit={(event) => {
              event.preventDefault();
              if (from === '' || to === '') return;
              setAgainst(from <= to ? `${from}..${to}` : `${to}..${from}`);
              close();
            }}
          >
            <label>
              {t('period.from')}
              <input
                type="date"
                required
                className={page.input}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
            </label>
            <label>
              {t('period.to')}
              <input
                type="date"
                required
                className={page.input}
                value={to}
                onChange={(event) => setTo(event.currentTarget.value)}
              />
            </label>
            <Button type="submit">{t('period.apply')}</Button>
          </form>
        </>
      )}
    </PopoverMenu>
  );
}
