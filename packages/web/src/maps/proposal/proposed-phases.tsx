import { X } from 'lucide-react';
import { useText } from '../../shell/preferences-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { phaseColour } from '../live/phase-colour.ts';
import styles from './proposal.module.css';
import type { Proposal } from './queries.ts';

/** The phases of a proposal with their steps; each step can be left out. */
export function ProposedPhases({ proposal, onRemove }: { proposal: Proposal; onRemove: (event: string) => void }) {
  const { t, format } = useText();
  const figures = new Map(proposal.steps.map((step) => [step.event, step]));
  return (
    <ol className={styles.phases} aria-label={t('proposal.draft')}>
      {proposal.map.phases.map((phase, place) => (
        <li key={phase.id} className={styles.phase} style={{ borderColor: phaseColour(place) }}>
          <h2 style={{ color: phaseColour(place) }}>{phase.name}</h2>
          <ol className={styles.steps} aria-label={phase.name}>
            {phase.steps.map((step) => {
              const found = figures.get(step.name);
              const marks = [
                ...(step.optional ? [t('proposal.optional')] : []),
                ...(step.repeatable ? [t('proposal.repeatable')] : []),
              ];
              return (
                <li key={step.id} className={styles.step}>
                  <span className={styles.name}>{step.name}</span>
                  <IconButton
                    icon={X}
                    label={t('proposal.remove', { event: step.name })}
                    onClick={() => onRemove(step.name)}
                  />
                  <span className={styles.people}>
                    {t('proposal.people', { people: found?.people ?? 0 })} · {format.percent(found?.share ?? 0)}
                  </span>
                  <span className={styles.bar} aria-hidden>
                    <i style={{ width: `${(found?.share ?? 0) * 100}%` }} />
                  </span>
                  {marks.length > 0 && <small>{marks.join(' · ')}</small>}
                </li>
              );
            })}
          </ol>
        </li>
      ))}
    </ol>
  );
}
