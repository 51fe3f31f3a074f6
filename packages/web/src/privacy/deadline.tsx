import { AlarmClock, Hourglass } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import styles from './privacy.module.css';
import type { ListedRequest } from './queries.ts';

/** So many days before its end a term is marked. */
const SOON_DAYS = 7;

/** How much time is left, in words and by colour; the day itself where the request is closed. */
export function Deadline({ request }: { request: ListedRequest }) {
  const { t, format } = useText();
  const { daysLeft, dueOn, extendedMonths } = request;
  const due = format.date(Date.parse(`${dueOn}T12:00:00`));
  if (daysLeft === null) return <span className={styles.due}>{due}</span>;
  const urgency = daysLeft < 0 ? 'over' : daysLeft <= SOON_DAYS ? 'soon' : 'fine';
  const Icon = urgency === 'over' ? AlarmClock : Hourglass;
  return (
    <span className={styles.due}>
      <b className={styles.left} data-urgency={urgency}>
        <Icon size={14} aria-hidden />
        {daysLeft < 0 ? t('requests.overdue', { days: -daysLeft }) : t('requests.daysLeft', { days: daysLeft })}
      </b>
      <small>
        {due}
        {extendedMonths > 0 && `, ${t('requests.extended')}`}
      </small>
    </span>
  );
}
