import { Camera, Download, Pencil, Trash2, UserSearch } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../access/session.ts';
import { isStatus } from '../api/problem.ts';
import { RuleInWords } from '../rules/rule-in-words.tsx';
import { NotFound } from '../shell/not-found-page.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { AudienceEditor } from './audience-editor.tsx';
import styles from './audiences.module.css';
import { GrowthChart } from './growth-chart.tsx';
import { ListImport } from './list-import.tsx';
import { OverlapList } from './overlap-list.tsx';
import {
  type Audience,
  useAudience,
  useAudienceNews,
  useDeleteAudience,
  useMembers,
  useSaveAudience,
} from './queries.ts';

/** One audience: whom it describes, who is in it, how it grows; and, where one may, changing it. */
export function AudiencePage() {
  const { id = '' } = useParams();
  const { t } = useText();
  const may = useMay('audiences:write');
  const audience = useAudience(id);
  useAudienceNews();
  const [mode, setMode] = useAddressParameter('mode');
  const isEdited = mode === 'edit' && may;
  const [isDeleting, setDeleting] = useState(false);
  return (
    <Page
      crumbs={<Link to="/audiences">{t('audiences.title')} /</Link>}
      title={audience.data?.name ?? t('audiences.title')}
      badge={
        audience.data && (
          <span className={styles.kind} data-kind={audience.data.kind}>
            {t(`audiences.kind.${audience.data.kind}`)}
          </span>
        )
      }
      tools={
        may &&
        audience.data &&
        !isEdited && (
          <Tools audience={audience.data} onEdit={() => setMode('edit')} onDelete={() => setDeleting(true)} />
        )
      }
    >
      <div className={page.page}>
        {audience.isPending && <Skeleton rows={5} height={48} />}
        {isStatus(audience.error, 404) ? (
          <NotFound />
        ) : (
          audience.isError && <ErrorNote error={audience.error} onRetry={() => void audience.refetch()} />
        )}
        {audience.data &&
          (isEdited ? (
            <AudienceEditor
              key={audience.data.id}
              audience={audience.data}
              rule={audience.data.rule}
              onDone={() => setMode(null)}
              onCancel={() => setMode(null)}
            />
          ) : (
            <Shown audience={audience.data} />
          ))}
      </div>
      {isDeleting && audience.data && <DeleteDialog audience={audience.data} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function Tools({ audience, onEdit, onDelete }: { audience: Audience; onEdit: () => void; onDelete: () => void }) {
  const { t, format } = useText();
  const navigate = useNavigate();
  const showToast = useToast();
  const save = useSaveAudience();
  const { name, description, rule, announce } = audience;
  const takeSnapshot = (): void => {
    const called = t('audiences.snapshotName', { name, when: format.dateTime(Date.now()) });
    save.mutate(
      { id: null, kind: 'snapshot', name: called, description, rule, announce },
      {
        onSuccess: (saved) => {
          showToast(t('audiences.snapshotTaken', { name: called }));
          void navigate(`/audiences/${saved.id}`);
        },
      },
    );
  };
  return (
    <div className={page.actions}>
      <Button icon={Pencil} onClick={onEdit}>
        {t('audiences.edit')}
      </Button>
      {audience.kind === 'live' && (
        <Button icon={Camera} disabled={save.isPending} onClick={takeSnapshot}>
          {t('audiences.takeSnapshot')}
        </Button>
      )}
      <Button look="quiet" icon={Trash2} onClick={onDelete}>
        {t('audiences.delete')}
      </Button>
    </div>
  );
}

function DeleteDialog({ audience: { id, name }, onClose }: { audience: Audience; onClose: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const showToast = useToast();
  const remove = useDeleteAudience();
  return (
    <Dialog title={t('audiences.deleteAsk', { name })} onClose={onClose}>
      <p>{t('audiences.deleteText')}</p>
      {remove.isError && <ErrorNote error={remove.error} />}
      <div className={page.actions}>
        <Button
          look="primary"
          icon={Trash2}
          disabled={remove.isPending}
          onClick={() =>
            remove.mutate(id, {
              onSuccess: () => {
                showToast(t('audiences.deleted', { name }));
                void navigate('/audiences');
              },
            })
          }
        >
          {t('audiences.delete')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

function Shown({ audience }: { audience: Audience }) {
  const { t, format } = useText();
  return (
    <>
      {audience.description !== '' && <p className={page.lead}>{audience.description}</p>}
      <div className={styles.head}>
        <section className={styles.card}>
          <div className={styles.figure} aria-live="polite">
            <b>{format.number(audience.people)}</b>
            <span>
              {audience.kind === 'list'
                ? t('audiences.kindHint.list')
                : !audience.current
                  ? t('audiences.waiting')
                  : audience.kind === 'live'
                    ? t('audiences.kindHint.live')
                    : t('audiences.asOf', { when: format.dateTime(Date.parse(audience.createdAt)) })}
            </span>
          </div>
          <GrowthChart audience={audience} />
        </section>
        {audience.kind === 'list' ? (
          <ListImport audience={audience} />
        ) : (
          <section className={styles.card}>
            <h2>{t('audiences.usesRule')}</h2>
            <RuleInWords rule={audience.rule} />
          </section>
        )}
      </div>
      <OverlapList audience={audience} />
      <Members audience={audience} />
    </>
  );
}

function Members({ audience }: { audience: Audience }) {
  const { t, format } = useText();
  const mayPeople = useMay('people:read');
  const mayIdentify = useMay('people:identify');
  const members = useMembers(audience.id);
  const items = members.data?.pages.flatMap((one) => one.items) ?? [];
  if (!mayPeople) return null;
  return (
    <section className={styles.part}>
      <div className={page.head}>
        <h2>{t('audiences.members')}</h2>
        {mayIdentify && items.length > 0 && (
          <a className={styles.csv} href={`/api/v1/audiences/${audience.id}/csv`} download>
            <Download size={16} aria-hidden /> {t('audiences.csv')}
          </a>
        )}
      </div>
      {members.isPending && <Skeleton rows={5} />}
      {members.isError && <ErrorNote error={members.error} onRetry={() => void members.refetch()} />}
      {members.data && items.length === 0 && (
        <EmptyState icon={UserSearch} title={t('audiences.nobody.title')}>
          {t('audiences.nobody.text')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ScrollTable label={t('audiences.members')}>
          <thead>
            <tr>
              <th scope="col">{t('people.column.person')}</th>
              <th scope="col">{t('people.column.identifiers')}</th>
              <th scope="col" className={page.number}>
                {t('people.column.events')}
              </th>
              <th scope="col">{t('people.column.last')}</th>
              <th scope="col">{t('audiences.since')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((person) => (
              <tr key={person.id}>
                <td>
                  <Link to={`/people/${person.id}`} className={styles.id}>
                    {person.id}
                  </Link>
                </td>
                <td>{person.identifiers.map((one) => one.value).join(', ')}</td>
                <td className={page.number}>{format.number(person.events)}</td>
                <td>{person.lastAt === null ? '' : format.dateTime(Date.parse(person.lastAt))}</td>
                <td>{format.dateTime(Date.parse(person.since))}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {members.hasNextPage && (
        <div className={page.actions}>
          <Button disabled={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </section>
  );
}
