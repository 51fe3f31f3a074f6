import { FileCheck2, Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import styles from './consent.module.css';
import { type ConsentListReport, useReadList } from './queries.ts';

/** How many refused lines are shown. */
const SHOWN = 10;

/** Reads a list of decisions: looked at first, then taken into the ledger. */
export function ConsentList() {
  const { t } = usePreferences().text;
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const check = useReadList();
  const read = useReadList();
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    read.reset();
    check.reset();
    if (chosen !== null) check.mutate({ file: chosen, check: true });
  };
  const report = read.data ?? check.data;
  return (
    <section className={styles.part}>
      <h2>{t('consent.import.title')}</h2>
      <p className={styles.soft}>{t('consent.import.lead')}</p>
      <div className={styles.file}>
        <label htmlFor={id}>{t('consent.import.file')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => choose(event.currentTarget.files?.[0] ?? null)}
        />
      </div>
      {(check.isError || read.isError) && <ErrorNote error={read.error ?? check.error} />}
      <div aria-live="polite" className={styles.part}>
        {report && <Report report={report} isDone={read.data !== undefined} />}
      </div>
      {check.data && !read.data && check.data.good > 0 && file !== null && (
        <div className={page.actions}>
          <Button
            look="primary"
            icon={Upload}
            disabled={read.isPending}
            onClick={() => read.mutate({ file, check: false })}
          >
            {t('consent.import.do', { rows: check.data.good })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Report({ report, isDone }: { report: ConsentListReport; isDone: boolean }) {
  const { t } = usePreferences().text;
  return (
    <div className={`${page.note} ${isDone ? page.good : ''}`}>
      <span className={styles.outcome}>
        <FileCheck2 size={17} aria-hidden />
        {isDone
          ? t('consent.import.done', { added: report.added, known: report.known })
          : t('consent.import.checked', { good: report.good, bad: report.refused })}
      </span>
      {report.problems.length > 0 && (
        <ul className={styles.problems}>
          {report.problems.slice(0, SHOWN).map((one) => (
            <li key={one.line}>{t('consent.import.line', { line: one.line, field: one.field, reason: one.reason })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
