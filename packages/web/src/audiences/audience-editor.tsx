import { type Rule, ruleSchema } from '@waymark/model';
import { Redo2, Save, Undo2 } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { draftOf, openParts, ruleOf } from '../rules/draft.ts';
import { RuleBuilder } from '../rules/rule-builder.tsx';
import { useHistory } from '../rules/use-history.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { ChoiceSwitch } from '../ui/choice-switch.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import { Segments } from '../ui/segments.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './audiences.module.css';
import { type Audience, useSaveAudience } from './queries.ts';
import { RuleCount } from './rule-count.tsx';

const KINDS = ['live', 'snapshot', 'list'] as const;

/** The rule a text says, or why it says none. */
function readRule(text: string): { readonly rule: Rule } | { readonly reason: string } {
  try {
    const parsed = ruleSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { rule: parsed.data };
    const [issue] = parsed.error.issues;
    return { reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes an audience: what it is called, and whom it describes; counted while it is written. */
export function AudienceEditor({
  audience,
  rule: first,
  onDone,
  onCancel,
}: {
  /** Null for a new one. */
  audience: Audience | null;
  rule: Rule;
  onDone: (saved: Audience) => void;
  onCancel: () => void;
}) {
  const { t } = useText();
  const showToast = useToast();
  const save = useSaveAudience();
  const jsonField = useId();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(audience?.name ?? '');
  const [description, setDescription] = useState(audience?.description ?? '');
  const [kind, setKind] = useState<Audience['kind']>(audience?.kind ?? 'live');
  const draft = useHistory(draftOf(first));
  const [json, setJson] = useState<string | null>(null);
  const read = json === null ? null : readRule(json);
  const open = json === null ? openParts(draft.now) : 0;
  const rule = read === null ? (open === 0 ? ruleOf(draft.now) : null) : 'rule' in read ? read.rule : null;
  const [announce, setAnnounce] = useState(audience?.announce ?? true);
  const hasRule = kind === 'live' || (kind === 'snapshot' && audience === null);

  const { undo, redo } = draft;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      // In a field the browser's own undo is meant.
      if (event.target instanceof HTMLElement && event.target.matches('input:not([type=checkbox]), textarea')) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [undo, redo]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (hasRule && rule === null) return;
    const own = kind === 'list' ? null : hasRule ? rule : first;
    save.mutate(
      { id: audience?.id ?? null, kind, name: name.trim(), description: description.trim(), rule: own, announce },
      {
        onSuccess: (saved) => {
          showToast(t('audiences.saved', { name: saved.name }));
          onDone(saved);
        },
      },
    );
  };
  const show = (form: 'parts' | 'json'): void => {
    if (form === 'json') {
      setJson(JSON.stringify(ruleOf(draft.now), null, 2));
    } else if (rule !== null) {
      draft.change(draftOf(rule));
      setJson(null);
    }
  };
  return (
    <form ref={form} className={styles.editor} data-alone={hasRule ? undefined : ''} onSubmit={submit}>
      <div className={styles.main}>
        <div className={styles.facts}>
          <Field
            label={t('audiences.name')}
            value={name}
            required
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
          <Field
            label={t('audiences.description')}
            value={description}
            maxLength={2000}
            onChange={(event) => setDescription(event.target.value)}
          />
          {audience === null && (
            <div className={page.field}>
              <span>{t('audiences.kind')}</span>
              <Segments
                label={t('audiences.kind')}
                value={kind}
                options={KINDS.map((value) => ({ value, label: t(`audiences.kind.${value}`) }))}
                onChange={setKind}
              />
              <small>{t(`audiences.kindHint.${kind}`)}</small>
            </div>
          )}
        </div>
        {hasRule && (
          <section className={styles.rule}>
            <div className={page.head}>
              <h2>{t('audiences.rule')}</h2>
              <IconButton
                icon={Undo2}
                label={t('audiences.undo')}
                disabled={!draft.canUndo || json !== null}
                onClick={undo}
              />
              <IconButton
                icon={Redo2}
                label={t('audiences.redo')}
                disabled={!draft.canRedo || json !== null}
                onClick={redo}
              />
              <ChoiceSwitch
                label={t('audiences.rule')}
                chosen={json === null ? 'parts' : 'json'}
                choices={[
                  { value: 'parts', label: t('audiences.asParts') },
                  { value: 'json', label: t('audiences.asJson') },
                ]}
                onChoose={show}
              />
            </div>
            {json === null ? (
              <RuleBuilder draft={draft.now} onChange={draft.change} />
            ) : (
              <div className={page.field}>
                <label htmlFor={jsonField}>{t('audiences.json')}</label>
                <textarea
                  id={jsonField}
                  className={`${page.input} ${styles.json}`}
                  rows={16}
                  spellCheck={false}
                  value={json}
                  aria-invalid={rule === null}
                  aria-describedby={`${jsonField}-note`}
                  onChange={(event) => setJson(event.target.value)}
                />
                <small id={`${jsonField}-note`} aria-live="polite" className={styles.bad}>
                  {read !== null && 'reason' in read && t('audiences.jsonBad', { reason: read.reason })}
                </small>
              </div>
            )}
          </section>
        )}
        {kind === 'live' && (
          <label className={styles.announce}>
            <input type="checkbox" checked={announce} onChange={(event) => setAnnounce(event.target.checked)} />
            <span>
              <b>{t('audiences.announce')}</b>
              <small>{t('audiences.announceHint')}</small>
            </span>
          </label>
        )}
        {save.isError && <ErrorNote error={save.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" icon={Save} disabled={(hasRule && rule === null) || save.isPending}>
            {t('audiences.save')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </div>
      {hasRule && <RuleCount rule={rule} open={open} />}
    </form>
  );
}
