import { Eraser, EyeOff, Fingerprint, Plus, ShieldCheck, Trash2, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../../access/session.ts';
import { isStatus } from '../../api/problem.ts';
import { NotFound } from '../../shell/not-found-page.tsx';
import { useText } from '../../shell/preferences-context.tsx';
import { Page } from '../../shell/shell.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useSources } from '../queries.ts';
import {
  type PersonalFinding,
  type SourceRules,
  useClearFindings,
  useSaveSourcePrivacy,
  useSourcePrivacy,
} from './queries.ts';
import styles from './source-privacy.module.css';

const LISTS = ['drop', 'hash', 'allow'] as const;
type List = (typeof LISTS)[number];
const KINDS = ['email', 'phone', 'card', 'iban'] as const;

/** The path a rule about a finding is about. */
const pathOf = ({ path }: PersonalFinding): string => (path === 'urlPath' ? path : `properties.${path}`);

/** What a source may bring in, and where personal data were found in what it sends. */
export function SourcePrivacyPage() {
  const { id = '' } = useParams();
  const { t } = useText();
  const sources = useSources();
  const privacy = useSourcePrivacy(id);
  const save = useSaveSourcePrivacy(id);
  const showToast = useToast();
  const may = useMay('sources:write');
  const name = sources.data?.find((one) => one.id === id)?.name ?? '';
  const { rules, findings } = privacy.data ?? {};
  const change = (next: SourceRules): void => {
    if (rules === undefined) return;
    const before = rules;
    save.mutate(next, { onSuccess: () => showToast(t('sourcePrivacy.saved'), () => save.mutate(before)) });
  };
  return (
    <Page
      crumbs={<Link to="/sources">{t('sources.title')} /</Link>}
      title={name === '' ? t('sourcePrivacy.title') : t('sourcePrivacy.titleOf', { name })}
    >
      <div className={page.page}>
        {isStatus(privacy.error, 404) ? (
          <NotFound />
        ) : (
          <>
            <p className={page.lead}>{t('sourcePrivacy.lead')}</p>
            {privacy.isPending && <Skeleton rows={4} height={72} />}
            {privacy.isError && <ErrorNote error={privacy.error} onRetry={() => void privacy.refetch()} />}
            {save.isError && <ErrorNote error={save.error} />}
            {rules !== undefined && findings !== undefined && (
              <>
                <Findings id={id} findings={findings} rules={rules} onChange={may ? change : undefined} />
                <section className={styles.part}>
                  <h2>{t('sourcePrivacy.mask')}</h2>
                  <p className={styles.soft}>{t('sourcePrivacy.maskHint')}</p>
                  <fieldset className={styles.kinds} disabled={!may}>
                    <legend className="visually-hidden">{t('sourcePrivacy.mask')}</legend>
                    {KINDS.map((kind) => (
                      <label key={kind}>
                        <input
                          type="checkbox"
                          checked={kind === 'email' || rules.mask.includes(kind)}
                          disabled={kind === 'email'}
                          onChange={(event) =>
                            change({
                              ...rules,
                              mask: event.target.checked
                                ? [...rules.mask, kind]
                                : rules.mask.filter((one) => one !== kind),
                            })
                          }
                        />
                        <span>
                          {t(`sourcePrivacy.kind.${kind}`)}
                          {kind === 'email' && <small> {t('sourcePrivacy.always')}</small>}
                        </span>
                      </label>
                    ))}
                  </fieldset>
                </section>
                {LISTS.map((list) => (
                  <PathList key={list} list={list} rules={rules} onChange={may ? change : undefined} />
                ))}
                <section className={`${page.note} ${page.good}`}>
                  <b>{t('sourcePrivacy.ip')}</b>
                  <span>{t('sourcePrivacy.ipText')}</span>
                </section>
              </>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

/** Where personal data were found, with what can be done about it in one step. */
function Findings({
  id,
  findings,
  rules,
  onChange,
}: {
  id: string;
  findings: readonly PersonalFinding[];
  rules: SourceRules;
  onChange: ((rules: SourceRules) => void) | undefined;
}) {
  const { t, format } = useText();
  const clear = useClearFindings(id);
  if (findings.length === 0)
    return (
      <section className={styles.clean}>
        <ShieldCheck size={20} aria-hidden />
        <span>{t('sourcePrivacy.none')}</span>
      </section>
    );
  return (
    <section className={styles.part}>
      <div className={page.head}>
        <h2>{t('sourcePrivacy.found')}</h2>
        {onChange !== undefined && (
          <Button look="quiet" icon={Eraser} disabled={clear.isPending} onClick={() => clear.mutate()}>
            {t('sourcePrivacy.clear')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{t('sourcePrivacy.foundHint')}</p>
      {clear.isError && <ErrorNote error={clear.error} />}
      <ScrollTable label={t('sourcePrivacy.found')}>
        <thead>
          <tr>
            <th scope="col">{t('sourcePrivacy.column.kind')}</th>
            <th scope="col">{t('sourcePrivacy.column.where')}</th>
            <th scope="col">{t('sourcePrivacy.column.event')}</th>
            <th scope="col" className={page.number}>
              {t('sourcePrivacy.column.events')}
            </th>
            <th scope="col">{t('sourcePrivacy.column.last')}</th>
            {onChange !== undefined && <th scope="col">{t('sourcePrivacy.column.do')}</th>}
          </tr>
        </thead>
        <tbody>
          {findings.map((one) => {
            const path = pathOf(one);
            const kind = KINDS.find((known) => known === one.kind) ?? 'phone';
            const isMasked = kind === 'email' || rules.mask.includes(kind);
            const label = t(`sourcePrivacy.kind.${kind}`);
            return (
              <tr key={`${one.event} ${one.path} ${one.kind}`}>
                <td>{label}</td>
                <td>
                  <code>{one.path}</code>
                </td>
                <td>{one.event}</td>
                <td className={page.number}>{format.number(one.events)}</td>
                <td>{format.dateTime(Date.parse(one.lastAt))}</td>
                {onChange !== undefined && (
                  <td>
                    <span className={styles.tools}>
                      <IconButton
                        icon={EyeOff}
                        label={t('sourcePrivacy.do.mask', { kind: label })}
                        disabled={isMasked}
                        onClick={() => onChange({ ...rules, mask: [...rules.mask, kind] })}
                      />
                      <IconButton
                        icon={Fingerprint}
                        label={t('sourcePrivacy.do.hash', { path: one.path })}
                        disabled={rules.hash.includes(path)}
                        onClick={() => onChange({ ...rules, hash: [...rules.hash, path] })}
                      />
                      <IconButton
                        icon={Trash2}
                        label={t('sourcePrivacy.do.drop', { path: one.path })}
                        disabled={rules.drop.includes(path)}
                        onClick={() => onChange({ ...rules, drop: [...rules.drop, path] })}
                      />
                    </span>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </section>
  );
}

/** Paths that are left out, hashed, or alone let through. */
function PathList({
  list,
  rules,
  onChange,
}: {
  list: List;
  rules: SourceRules;
  onChange: ((rules: SourceRules) => void) | undefined;
}) {
  const { t } = useText();
  const field = useId();
  const [entered, setEntered] = useState('');
  const paths = rules[list];
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const path = entered.trim();
    if (path === '' || onChange === undefined) return;
    // Without a space of names the properties are meant: they are what is guarded most.
    const whole = /^(properties|traits|context)\.|^(value|currency|urlPath|campaign)$/.test(path)
      ? path
      : `properties.${path}`;
    if (!paths.includes(whole)) onChange({ ...rules, [list]: [...paths, whole] });
    setEntered('');
  };
  return (
    <section className={styles.part}>
      <h2>{t(`sourcePrivacy.${list}`)}</h2>
      <p className={styles.soft}>{t(`sourcePrivacy.${list}Hint`)}</p>
      {paths.length > 0 && (
        <ul className={styles.paths}>
          {paths.map((path) => (
            <li key={path}>
              <code>{path}</code>
              {onChange !== undefined && (
                <IconButton
                  icon={X}
                  label={t('sourcePrivacy.remove', { path })}
                  onClick={() => onChange({ ...rules, [list]: paths.filter((one) => one !== path) })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {onChange !== undefined && (
        <form className={styles.add} onSubmit={add}>
          <label htmlFor={field} className="visually-hidden">
            {t('sourcePrivacy.path')}
          </label>
          <input
            id={field}
            className={page.input}
            placeholder="properties.customer.*"
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            value={entered}
            onChange={(event) => setEntered(event.target.value)}
          />
          <Button type="submit" icon={Plus} disabled={entered.trim() === ''}>
            {t('sourcePrivacy.add')}
          </Button>
        </form>
      )}
    </section>
  );
}
