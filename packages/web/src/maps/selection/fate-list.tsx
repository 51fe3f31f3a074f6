import { useText } from '../../shell/preferences-context.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import panel from '../live/panel.module.css';
import type { Passage } from './queries.ts';

/** What became of those who came, as shares of all of them; what happened to nobody is left out. */
export function FateList({ passage, of }: { readonly passage: Passage; readonly of: 'ribbon' | 'phase' | 'step' }) {
  const { t, format } = useText();
  return (
    <section className={panel.group}>
      <h3>
        {t('selection.fates')}
        <small>{t('selection.fatesN', { journeys: passage.came.journeys })}</small>
      </h3>
      {passage.fates
        .filter(({ journeys }) => journeys > 0)
        .map(({ fate, share, journeys }) => (
          <ShareBar
            key={fate}
            label={t(`fate.${of}.${fate}`)}
            value={`${format.number(journeys)} · ${format.percent(share)}`}
            share={share}
            hot={fate === 'left'}
          />
        ))}
    </section>
  );
}
