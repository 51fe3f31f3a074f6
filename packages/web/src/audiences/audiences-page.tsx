import { Plus, Search, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './audiences.module.css';
import { EXAMPLES } from './examples.ts';
import { useAudienceNews, useAudiences } from './queries.ts';

/** From so many on there is a field to search. */
const MANY = 8;

/** Every audience with how many people are in it. */
export function AudiencesPage() {
  const { t, format } = useText();
  const may = useMay('audiences:write');
  const audiences = useAudiences();
  useAudienceNews();
  const [search, setSearch] = useState('');
  const all = audiences.data ?? [];
  const words = search.trim().toLocaleLowerCase();
  const shown = all.filter(({ name, description }) => `${name} ${description}`.toLocaleLowerCase().includes(words));
  return (
    <Page
      title={t('audiences.title')}
      tools={
        may &&
        all.length > 0 && (
          <LinkButton icon={Plus} to="/audiences/new">
            {t('audiences.make')}
          </LinkButton>
        )
      }
    >
      <div className={page.page}>
        <p className={page.lead}>{t('audiences.lead')}</p>
        {audiences.isPending && <Skeleton rows={5} height={52} />}
        {audiences.isError && <ErrorNote error={audiences.error} onRetry={() => void audiences.refetch()} />}
        {audiences.data && all.length === 0 && (
          <EmptyState
            icon={UsersRound}
            title={t('audiences.none.title')}
            actions={
              may && (
                <LinkButton look="primary" icon={Plus} to="/audiences/new">
                  {t('audiences.make')}
                </LinkButton>
              )
            }
          >
            {t('audiences.none.text')}
          </EmptyState>
        )}
        {audiences.data && all.length === 0 && may && (
          <section className={styles.examples}>
            <h2>{t('audiences.suggest')}</h2>
            <ul>
              {EXAMPLES.map(({ key }) => (
                <li key={key}>
                  <Link to={`/audiences/new?example=${key}`}>{t(`audiences.suggest.${key}`)}</Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {all.length >= MANY && (
          <search className={styles.search}>
            <Field
              type="search"
              label={t('audiences.search')}
              value={search}
              tool={<Search size={16} aria-hidden />}
              onChange={(event) => setSearch(event.target.value)}
            />
          </search>
        )}
        {all.length > 0 && shown.length === 0 && <p aria-live="polite">{t('audiences.noMatch')}</p>}
        {shown.length > 0 && (
          <ScrollTable label={t('audiences.title')}>
            <thead>
              <tr>
                <th scope="col">{t('audiences.column.name')}</th>
                <th scope="col">{t('audiences.column.kind')}</th>
                <th scope="col" className={page.number}>
                  {t('audiences.column.people')}
                </th>
                <th scope="col">{t('audiences.column.changed')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((audience) => (
                <tr key={audience.id}>
                  <th scope="row">
                    <Link className={styles.name} to={`/audiences/${audience.id}`}>
                      {audience.name}
                    </Link>
                    {audience.description !== '' && <small className={styles.what}>{audience.description}</small>}
                  </th>
                  <td>
                    <span className={styles.kind} data-kind={audience.kind}>
                      {t(`audiences.kind.${audience.kind}`)}
                    </span>
                  </td>
                  <td className={page.number}>
                    {audience.current || audience.kind === 'list' ? (
                      <b>{format.number(audience.people)}</b>
                    ) : (
                      t('audiences.waiting')
                    )}
                  </td>
                  <td>{format.date(Date.parse(audience.updatedAt))}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </div>
    </Page>
  );
}
