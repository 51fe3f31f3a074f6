import { FileUp, Upload } from 'lucide-react';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useMay } from '../access/session.ts';
import { DataPage } from '../data/data-page.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportProgress } from './import-progress.tsx';
import styles from './imports.module.css';
import { MappingForm } from './mapping-form.tsx';
import { usePreview } from './queries.ts';

/** Reading files in: choose, look, adjust, start. */
export function ImportsPage() {
  const { t } = useText();
  const preview = usePreview();
  const may = useMay('imports:write');
  const [file, setFile] = useState<File | null>(null);
  const [run, setRun] = useAddressParameter('run');

  const read = (chosen: File): void => {
    setRun(null);
    setFile(chosen);
    preview.mutate(chosen);
  };

  return (
    <DataPage title={t('imports.title')}>
      <div className={page.page}>
        <p className={page.lead}>{t(may ? 'imports.lead' : 'imports.leadReader')}</p>
        {run !== null ? (
          <ImportProgress id={run} onAgain={() => setRun(null)} />
        ) : (
          may && (
            <>
              <FileDrop file={file} onFile={read} />
              {preview.isPending && (
                <>
                  <p role="status">{t('imports.reading')}</p>
                  <Skeleton rows={5} />
                </>
              )}
              {preview.isError && <ErrorNote error={preview.error} />}
              {preview.data && file && (
                <MappingForm
                  key={preview.data.upload}
                  preview={preview.data}
                  onStarted={(id) => {
                    setFile(null);
                    preview.reset();
                    setRun(id);
                  }}
                />
              )}
            </>
          )
        )}
        <ImportHistory onOpen={setRun} />
      </div>
    </DataPage>
  );
}

function FileDrop({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const { t, format } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (chosen) onFile(chosen);
  };
  return (
    <>
      <input ref={input} type="file" hidden onChange={choose} data-testid="import-file" />
      <button
        type="button"
        className={`${styles.drop} ${over ? styles.over : ''} ${file ? styles.slim : ''}`}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {file ? <FileUp size={20} aria-hidden /> : <Upload size={24} aria-hidden />}
        <span>
          <b>{file ? file.name : t('imports.drop')}</b>
          <small>{file ? `${format.bytes(file.size)} · ${t('imports.chooseOther')}` : t('imports.formats')}</small>
        </span>
      </button>
    </>
  );
}
