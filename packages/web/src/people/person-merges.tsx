import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Merge as MergeIcon, Split } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../access/session.ts';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './person-merges.module.css';

type Merge = components['schemas']['Merge'];
type Side = components['schemas']['MergeSides']['sides'][number];

/** Merges shown before somebody asks for all. */
const SHOWN = 5;

function useMerges(person: string) {
  return useQuery({
    queryKey: ['person', person, 'merges'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/people/{id}/merges', { params: { path: { id: person } } }))).items,
  });
}

function useSides(person: string, merge: string) {
  return useQuery({
    queryKey: ['person', person, 'merges', merge],
    queryFn: () => bodyOf(api.GET('/api/v1/people/{id}/merges/{merge}', { params: { path: { id: person, merge } } })),
  });
}

/** How a profile came together out of several identifiers, and taking one of the steps back. */
export function PersonMerges({ person }: { person: string }) {
  const { t, format } = useText();
  const merges = useMerges(person);
  const may = useMay('people:write');
  const [all, setAll] = useState(false);
  const [taking, setTaking] = useState<Merge | null>(null);
  const items = merges.data ?? [];
  if (merges.data?.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{t('merges.title')}</h2>
      {merges.isPending && <Skeleton rows={2} height={36} />}
      {merges.isError && <ErrorNote error={merges.error} onRetry={() => void merges.refetch()} />}
      {items.length > 0 && (
        <ol className={styles.merges}>
          {items.slice(0, all ? undefined : SHOWN).map((merge) => (
            <li key={merge.id}>
              <MergeIcon size={16} aria-hidden />
              <span>
                {t(merge.cause === 'alias' ? 'merges.alias' : 'merges.together', {
                  when: format.dateTime(Date.parse(merge.at)),
                })}
              </span>
              {may && (
                <Button look="quiet" icon={Split} onClick={() => setTaking(merge)}>
                  {t('merges.split')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {!all && items.length > SHOWN && (
        <div className={page.actions}>
          <Button onClick={() => setAll(true)}>{t('merges.all', { merges: items.length })}</Button>
        </div>
      )}
      {taking !== null && <SplitDialog person={person} merge={taking} onClose={() => setTaking(null)} />}
    </section>
  );
}

/** Shows who would be on either side before a merge is taken back. */
function SplitDialog({ person, merge, onClose }: { person: string; merge: Merge; onClose: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const showToast = useToast();
  const sides = useSides(person, merge.id);
  const renew = () => queries.invalidateQueries({ queryKey: ['person'] });
  const rejoin = useMutation({
    mutationFn: (other: string) =>
      bodyOf(api.POST('/api/v1/people/{id}/rejoin', { params: { path: { id: person } }, body: { person: other } })),
    onSettled: renew,
  });
  const split = useMutation({
    mutationFn: async () =>
      (
        await bodyOf(
          api.POST('/api/v1/people/{id}/unmerge', { params: { path: { id: person } }, body: { merge: merge.id } }),
        )
      ).people,
    onSuccess: (people) => {
      const other = people.find((one) => one !== person);
      showToast(t('merges.done'), other === undefined ? undefined : () => rejoin.mutate(other));
      onClose();
    },
    onSettled: renew,
  });
  const [one, other] = sides.data?.sides ?? [];
  const tie = sides.data?.tie ?? [];
  return (
    <Dialog title={t('merges.ask')} onClose={onClose}>
      <p>{t('merges.text')}</p>
      {sides.isPending && <Skeleton rows={3} height={28} />}
      {sides.isError && <ErrorNote error={sides.error} onRetry={() => void sides.refetch()} />}
      {tie.length === 2 && <p>{t('merges.tie', { one: tie[0]?.value ?? '', other: tie[1]?.value ?? '' })}</p>}
      {one !== undefined && other !== undefined && (
        <div className={styles.sides}>
          <SideList title={t('merges.sideOne')} side={one} />
          <SideList title={t('merges.sideOther')} side={other} />
        </div>
      )}
      {split.isError && <ErrorNote error={split.error} />}
      <div className={page.actions}>
        <Button
          look="primary"
          icon={Split}
          disabled={sides.data === undefined || split.isPending}
          onClick={() => split.mutate()}
        >
          {t('merges.do')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

function SideList({ title, side }: { title: string; side: Side }) {
  const { t } = useText();
  const more = side.count - side.identifiers.length;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {side.identifiers.map(({ kind, value }) => (
          <li key={`${kind} ${value}`}>
            <small>{kind}</small> {value}
          </li>
        ))}
        {more > 0 && <li>{t('merges.more', { more })}</li>}
      </ul>
    </section>
  );
}
