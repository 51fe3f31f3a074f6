import { CornerRightDown, Link2, MoveRight, UserMinus, Users } from 'lucide-react';
import { useMay } from '../../access/session.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { Selection } from '../selection/selection.ts';
import { usePeopleLink } from '../selection/use-people-link.ts';
import type { LiveStep, LiveView } from './live-view.ts';
import styles from './panel.module.css';

/** What one can do about a step: see its people, follow them on, bind it. */
export function StepActions({
  view,
  step,
  onSelect,
  onBind,
}: {
  readonly view: LiveView;
  readonly step: LiveStep;
  readonly onSelect: (selection: Selection) => void;
  readonly onBind: (step: string) => void;
}) {
  const { t } = useText();
  const linkTo = usePeopleLink(view.id);
  const lost = step.dropOff?.journeys ?? 0;
  const next = view.steps[view.steps.indexOf(step) + 1];
  const mayFollow = step.people > 0;
  const maySee = useMay('people:read') && mayFollow;
  const mayBind = useMay('maps:write');
  // A heading over nothing would promise what the role does not hold.
  if (!mayBind && !mayFollow) return null;
  return (
    <section className={styles.act}>
      <h3>{t('panel.act')}</h3>
      {maySee && (
        <LinkButton look="primary" wide icon={Users} to={linkTo({ of: 'step', step: step.id })}>
          {t('panel.seePeople', { people: step.people })}
        </LinkButton>
      )}
      {maySee && lost > 0 && (
        <LinkButton wide icon={UserMinus} to={linkTo({ of: 'left', step: step.id })}>
          {t('panel.seeLost')}
        </LinkButton>
      )}
      {lost > 0 && (
        <Button wide icon={CornerRightDown} onClick={() => onSelect({ kind: 'left', step: step.id })}>
          {t('selection.explainLeft')}
        </Button>
      )}
      {mayFollow && next !== undefined && next.people > 0 && (
        <Button wide icon={MoveRight} onClick={() => onSelect({ kind: 'ribbon', step: step.id, next: next.id })}>
          {t('selection.explainRibbon', { next: next.name })}
        </Button>
      )}
      {mayBind && (
        <Button wide look={step.bound ? 'plain' : 'primary'} icon={Link2} onClick={() => onBind(step.id)}>
          {t(step.bound ? 'panel.bindingChange' : 'panel.bind')}
        </Button>
      )}
    </section>
  );
}
