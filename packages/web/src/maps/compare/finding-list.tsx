import { useText } from '../../shell/preferences-context.tsx';
import { Rich } from '../../ui/rich.tsx';
import styles from './compare.module.css';
import type { Comparison, Finding } from './comparison.ts';
import { useAgainstOthers } from './use-against-others.ts';
import { useSignedTime } from './use-signed-time.ts';

const SHOWN = 6;

/** The surest differences, a sentence each. */
export function FindingList({ comparison }: { comparison: Comparison }) {
  const { t } = useText();
  const { findings } = comparison;
  return (
    <section className={styles.findings} aria-label={t('compare.findings')}>
      <h2>{t('compare.findings')}</h2>
      {findings.length === 0 ? (
        <p className={styles.soft}>{t('compare.noFindings')}</p>
      ) : (
        <ul>
          {findings.slice(0, SHOWN).map((finding) => (
            <FindingSentence key={keyOf(finding)} finding={finding} />
          ))}
        </ul>
      )}
      {findings.length > SHOWN && (
        <p className={styles.soft}>{t('compare.more', { count: findings.length - SHOWN })}</p>
      )}
    </section>
  );
}

function keyOf(finding: Finding): string {
  return `${finding.kind} ${finding.step?.id ?? ''} ${finding.kind === 'experience' ? finding.aspect : ''}`;
}

/** More of it is worse only where people leave, or take longer. */
function isWorse({ kind, difference: { change } }: Finding): boolean | null {
  if (kind === 'share') return null;
  return kind === 'drop' || kind === 'time' ? change > 0 : change < 0;
}

function FindingSentence({ finding }: { finding: Finding }) {
  const { t, format } = useText();
  const { kind, difference, step } = finding;
  const share = kind === 'share' || kind === 'drop' || kind === 'reachedB';
  const others = useAgainstOthers();
  const signedTime = useSignedTime();
  const show = (value: number): string =>
    kind === 'time' ? format.duration(value) : share ? format.percent(value) : format.number(value, 2);
  const signed = (value: number): string =>
    kind === 'time' ? signedTime(value) : share ? format.signed(value * 100, 1) : format.signed(value, 2);
  const worse = isWorse(finding);
  return (
    <li className={worse === null ? undefined : worse ? styles.isWorse : styles.isBetter}>
      <Rich
        id={others ? `compare.amongOthers.${kind}` : `compare.finding.${kind}`}
        values={{
          step: step?.name ?? '',
          aspect: kind === 'experience' ? finding.aspect : '',
          now: kind === 'gap' ? format.signed(difference.a, 2) : show(difference.a),
          before: kind === 'gap' ? format.signed(difference.b, 2) : show(difference.b),
        }}
      />{' '}
      <small>
        {t(share ? 'compare.surePoints' : 'compare.sure', {
          change: signed(difference.change),
          low: signed(difference.low),
          high: signed(difference.high),
        })}
      </small>
    </li>
  );
}
