import { LANGUAGES, type Language } from '@waymark/text';
import { Plus, Sparkles } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './maps-page.module.css';
import { useCreateEmptyMap, useCreateMap, useTemplates } from './queries.ts';

const EMPTY = 'empty';

/** A new map, empty or from a template, in the language its people speak. */
export function CreateMapDialog({ onClose }: { onClose: () => void }) {
  const { text, language: shown } = usePreferences();
  const { t } = text;
  const navigate = useNavigate();
  const templates = useTemplates();
  const create = useCreateMap();
  const createEmpty = useCreateEmptyMap();
  const [language, setLanguage] = useState<Language>(shown);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const template = templates.data?.find((one) => one.id === chosen) ?? templates.data?.[0];

  const failed = create.error ?? createEmpty.error;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (template === undefined) return;
    const open = (id: string): void => void navigate(`/maps/${id}?mode=plan`, { replace: true });
    if (chosen === EMPTY) createEmpty.mutate({ language, title: name.trim() }, { onSuccess: (map) => open(map.id) });
    else {
      const title = name.trim() === '' ? template.title[language] : name.trim();
      create.mutate({ template: template.id, language, title }, { onSuccess: (map) => open(map.id) });
    }
  };

  return (
    <Dialog title={t('create.title')} onClose={onClose}>
      <LinkButton icon={Sparkles} to="/maps/proposed">
        {t('proposal.offer')}
      </LinkButton>
      {templates.isPending && <Skeleton rows={3} height={56} />}
      {templates.isError && <ErrorNote error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data?.length === 0 && <p>{t('create.noTemplates')}</p>}
      {templates.data && template !== undefined && (
        <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
          <fieldset className={styles.templates}>
            <legend className={page.field} style={{ marginBottom: 6 }}>
              <span>{t('create.template')}</span>
            </legend>
            {templates.data.map((one) => (
              <label key={one.id} className={styles.template}>
                <input
                  type="radio"
                  name="template"
                  checked={chosen !== EMPTY && one.id === template.id}
                  onChange={() => setChosen(one.id)}
                />
                <b>{one.title[language]}</b>
                <small>{one.description[language]}</small>
              </label>
            ))}
            <label className={styles.template}>
              <input type="radio" name="template" checked={chosen === EMPTY} onChange={() => setChosen(EMPTY)} />
              <b>{t('create.empty')}</b>
              <small>{t('create.emptyText')}</small>
            </label>
          </fieldset>
          <div className={styles.two}>
            <div className={page.field}>
              <label htmlFor="map-name">{t('create.name')}</label>
              <input
                id="map-name"
                className={page.input}
                maxLength={300}
                value={name}
                placeholder={chosen === EMPTY ? t('create.emptyTitle') : template.title[language]}
                onChange={(event) => setName(event.target.value)}
              />
            </div>
            <div className={page.field}>
              <label htmlFor="map-language">{t('create.language')}</label>
              <select
                id="map-language"
                className={page.input}
                value={language}
                onChange={(event) => setLanguage(LANGUAGES.find((one) => one === event.target.value) ?? language)}
              >
                {LANGUAGES.map((one) => (
                  <option key={one} value={one}>
                    {t(`language.${one}`)}
                  </option>
                ))}
              </select>
            </div>
          </div>
          {failed !== null && <ErrorNote error={failed} />}
          <div className={page.actions}>
            <Button type="submit" look="primary" icon={Plus} disabled={create.isPending || createEmpty.isPending}>
              {t('create.submit')}
            </Button>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
