import { BookOpenText, Check, FileBraces, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePreferences } from '../shell/preferences-context.tsx';
import page from '../ui/page.module.css';
import { actorInWords } from './actor-in-words.ts';
import { AnswerForm } from './answer-form.tsx';
import styles from './privacy.module.css';
import { answerAddress, type PersonRequest } from './queries.ts';
import { VerifyForm } from './verify-form.tsx';

/** The way of a request: verify who asks, answer, done. Where one stands is open, what lies behind is told in a sentence. */
export function RequestWay({ request, mayAct }: { request: PersonRequest; mayAct: boolean }) {
  const { text } = usePreferences();
  const { t } = text;
  const { state } = request;
  const isClosed = state === 'done' || state === 'refused';
  return (
    <ol className={styles.way}>
      <Stop
        number={1}
        title={t('requests.step.verify')}
        mark={request.verifiedHow !== null ? 'done' : state === 'open' ? 'now' : 'skipped'}
      >
        {request.verifiedHow !== null && <Verified request={request} />}
        {state === 'open' && mayAct && <VerifyForm request={request} />}
      </Stop>
      <Stop
        number={2}
        title={t('requests.step.answer')}
        mark={state === 'verified' ? 'now' : state === 'done' ? 'done' : state === 'refused' ? 'skipped' : 'ahead'}
      >
        {state === 'verified' && mayAct && <AnswerForm request={request} />}
        {state === 'done' && request.notes.rectification !== undefined && (
          <p className={styles.soft}>
            {t('requests.correct.reason')}: {request.notes.rectification}
          </p>
        )}
      </Stop>
      <Stop
        number={3}
        title={t('requests.step.done')}
        mark={isClosed ? (state === 'done' ? 'reached' : 'refused') : 'ahead'}
      >
        {isClosed && <Outcome request={request} mayAct={mayAct} />}
      </Stop>
    </ol>
  );
}

type Mark = 'ahead' | 'now' | 'done' | 'skipped' | 'reached' | 'refused';

function Stop({ number, title, mark, children }: { number: number; title: string; mark: Mark; children: ReactNode }) {
  return (
    <li className={styles.stop} data-mark={mark} aria-current={mark === 'now' ? 'step' : undefined}>
      <span className={styles.sign} aria-hidden>
        {mark === 'done' || mark === 'reached' ? (
          <Check size={16} />
        ) : mark === 'refused' || mark === 'skipped' ? (
          <X size={16} />
        ) : (
          number
        )}
      </span>
      <div className={styles.stopBody}>
        <h2>{title}</h2>
        {children}
      </div>
    </li>
  );
}

/** Who did a deed of the log, the last time it was done. */
const doerOf = (request: PersonRequest, action: string) =>
  request.log.findLast((entry) => entry.action === `privacy.request.${action}`);

function Verified({ request }: { request: PersonRequest }) {
  const { text } = usePreferences();
  const entry = doerOf(request, 'verify');
  if (request.verifiedHow === null || request.verifiedAt === null) return null;
  return (
    <p className={styles.soft}>
      {text.t('requests.verified', {
        how: text.t(`requests.how.${request.verifiedHow}`),
        who: entry === undefined ? '' : actorInWords(text, entry),
        when: text.format.dateTime(Date.parse(request.verifiedAt)),
      })}
      {request.notes.verification !== undefined && ` ${request.notes.verification}`}
    </p>
  );
}

function Outcome({ request, mayAct }: { request: PersonRequest; mayAct: boolean }) {
  const { text } = usePreferences();
  const { t, format } = text;
  const { kind, state, answerExpiresAt, closedAt, refusal } = request;
  const entry = doerOf(request, state === 'refused' ? 'refuse' : 'answer');
  const givesFile = state === 'done' && (kind === 'access' || kind === 'export');
  return (
    <div className={styles.outcome} aria-live="polite">
      <p className={styles.result}>{t(state === 'refused' ? 'requests.done.refused' : `requests.done.${kind}`)}</p>
      {refusal !== null && (
        <p>
          {t(`requests.refusal.${refusal}`)}
          {request.notes.refusal !== undefined && `: ${request.notes.refusal}`}
        </p>
      )}
      {givesFile && answerExpiresAt !== null && mayAct && (
        <div className={page.actions}>
          {kind === 'access' && (
            <a
              className={styles.download}
              href={answerAddress(request.id, 'html')}
              target="_blank"
              rel="noreferrer"
              data-first
            >
              <BookOpenText size={17} aria-hidden />
              {t('requests.download.html')}
            </a>
          )}
          <a className={styles.download} href={answerAddress(request.id, 'json')} download>
            <FileBraces size={17} aria-hidden />
            {t('requests.download.json')}
          </a>
        </div>
      )}
      <p className={styles.soft}>
        {givesFile
          ? answerExpiresAt === null
            ? t('requests.done.expired')
            : t('requests.done.send', { until: format.date(Date.parse(answerExpiresAt)) })
          : t(state === 'refused' ? 'requests.done.tellRefused' : 'requests.done.tell')}
      </p>
      {closedAt !== null && (
        <p className={styles.soft}>
          {t('requests.done.by', {
            who: entry === undefined ? '' : actorInWords(text, entry),
            when: format.dateTime(Date.parse(closedAt)),
          })}
        </p>
      )}
    </div>
  );
}
