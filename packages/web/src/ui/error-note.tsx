import { RotateCw } from 'lucide-react';
import { problemOf } from '../api/problem.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from './button.tsx';
import styles from './page.module.css';

/** What happened, what is safe, and what to do. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText();
  const problem = problemOf(error);
  const sentence =
    problem.kind === 'network'
      ? t('error.network')
      : problem.code === 'forbidden'
        ? t('forbidden.act')
        : (problem.title ?? t('error.unknown', { status: String(problem.status) }));
  return (
    <div role="alert" className={`${styles.note} ${styles.bad}`}>
      <b>{t('error.title')}</b>
      <span>{sentence}</span>
      {problem.code !== null && (
        <small>
          {t('error.code', { code: problem.code })}
          {problem.detail !== null && ` · ${problem.detail}`}
        </small>
      )}
      {onRetry && (
        <Button icon={RotateCw} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
