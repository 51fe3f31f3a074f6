import { Copy, KeyRound, Pencil, ShieldCheck, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useCopy } from '../ui/use-copy.ts';
import type { Source } from './queries.ts';
import { snippetsFor } from './snippets.ts';
import type { Asked } from './source-dialog.tsx';
import styles from './sources.module.css';

/** One source: its key, and how to send with it. */
export function SourceCard({ source, onAsk }: { source: Source; onAsk: (asked: Asked) => void }) {
  const { t, format } = useText();
  const copy = useCopy();
  const may = useMay('sources:write');
  const heading = useId();
  const snippets = snippetsFor(location.origin, source.key);
  const [chosen, setChosen] = useState(0);
  const snippet = snippets[chosen] ?? snippets[0];
  return (
    <li className={styles.source} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{source.name}</h2>
        <small>{t('sources.since', { when: format.date(Date.parse(source.createdAt)) })}</small>
        <span className={styles.tools}>
          <Link
            to={`/sources/${source.id}/privacy`}
            className={styles.privacy}
            aria-label={t('sourcePrivacy.open', { name: source.name })}
            title={t('sourcePrivacy.open', { name: source.name })}
          >
            <ShieldCheck size={17} aria-hidden />
          </Link>
          {may && (
            <>
              <IconButton
                icon={Pencil}
                label={t('sources.rename', { name: source.name })}
                onClick={() => onAsk({ kind: 'rename', source })}
              />
              <IconButton
                icon={KeyRound}
                label={t('sources.rotate', { name: source.name })}
                onClick={() => onAsk({ kind: 'rotate', source })}
              />
              <IconButton
                icon={Trash2}
                label={t('sources.revoke', { name: source.name })}
                onClick={() => onAsk({ kind: 'revoke', source })}
              />
            </>
          )}
        </span>
      </div>
      <p className={styles.key}>
        <span>{t('sources.key')}</span>
        <code>{source.key}</code>
        <IconButton icon={Copy} label={t('sources.copyKey', { name: source.name })} onClick={() => copy(source.key)} />
      </p>
      <details className={styles.how}>
        <summary>{t('sources.how')}</summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields */}
        <div className={styles.ways} role="group" aria-label={t('sources.ways')}>
          {snippets.map((one, place) => (
            <button key={one.name} type="button" aria-pressed={place === chosen} onClick={() => setChosen(place)}>
              {one.name}
            </button>
          ))}
        </div>
        {snippet && (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys */}
            <section className={styles.code} tabIndex={0} aria-label={`${source.name}: ${snippet.name}`}>
              <pre>
                <code>{snippet.code}</code>
              </pre>
            </section>
            <Button icon={Copy} onClick={() => copy(snippet.code)}>
              {t('sources.copy')}
            </Button>
          </>
        )}
      </details>
    </li>
  );
}
