import { Download, Inbox, Plus, Search } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../access/session.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChoiceSwitch } from '../ui/choice-switch.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Deadline } from './deadline.tsx';
import { NewRequestDialog } from './new-request-dialog.tsx';
import styles from './privacy.module.css';
import { PrivacyRoom } from './privacy-room.tsx';
import { csvAddress, FILTERS, KINDS, type ListedRequest, useRequests } from './queries.ts';
import { StateTag } from './state-tag.tsx';

/** Requests of people: those to be answered first, by their deadline. */
export function RequestsPage() {
  const { text, language } = usePreferences();
  const { t } = text;
  const may = useMay('privacy:answer');
  const [isNew, setNew] = useAddressParameter('new');
  const [filterText, setFilter] = useAddressParameter('filter');
  const [kindText, setKind] = useAddressParameter('kind');
  const [search, setSearch] = useAddressParameter('q');
  const [entered, setEntered] = useState(search ?? '');
  const question = {
    filter: FILTERS.find((one) => one === filterText) ?? null,
    kind: KINDS.find((one) => one === kindText) ?? null,
    search,
  };
  const requests = useRequests(question);
  const counts = requests.data?.pages[0]?.counts;
  const items = requests.data?.pages.flatMap((one) => one.items) ?? [];
  const isEmpty = counts?.all === 0;
  const make = (
    <Button look={isEmpty ? 'primary' : 'plain'} icon={Plus} onClick={() => setNew('1')}>
      {t('requests.new')}
    </Button>
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSearch(entered.trim() === '' ? null : entered.trim());
  };
  return (
    <PrivacyRoom title={t('requests.title')} tools={may && counts && !isEmpty && make}>
      <div className={page.page}>
        <p className={page.lead}>{t('requests.lead')}</p>
        {requests.isPending && <Skeleton rows={6} height={48} />}
        {requests.isError && <ErrorNote error={requests.error} onRetry={() => void requests.refetch()} />}
        {isEmpty && (
          <EmptyState icon={Inbox} title={t('requests.none.title')} actions={may && make}>
            {t('requests.none.text')}
          </EmptyState>
        )}
        {counts && !isEmpty && (
          <search className={styles.filters}>
            <ChoiceSwitch
              label={t('requests.filter')}
              chosen={question.filter}
              onChoose={setFilter}
              choices={[
                { value: null, label: t('requests.filter.all', { count: counts.all }) },
                { value: 'unclosed', label: t('requests.filter.unclosed', { count: counts.unclosed }) },
                { value: 'overdue', label: t('requests.filter.overdue', { count: counts.overdue }) },
                { value: 'done', label: t('requests.filter.done') },
                { value: 'refused', label: t('requests.filter.refused') },
              ]}
            />
            <select
              className={page.input}
              aria-label={t('requests.column.kind')}
              value={question.kind ?? ''}
              onChange={(event) => setKind(event.target.value === '' ? null : event.target.value)}
            >
              <option value="">{t('requests.anyKind')}</option>
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`requests.kind.${kind}`)}
                </option>
              ))}
            </select>
            <form className={styles.find} onSubmit={submit}>
              <input
                type="search"
                className={page.input}
                aria-label={`${t('requests.search')}: ${t('requests.searchHint')}`}
                placeholder={t('requests.searchHint')}
                value={entered}
                onChange={(event) => setEntered(event.target.value)}
              />
              <Button type="submit" icon={Search}>
                {t('requests.search')}
              </Button>
            </form>
            {may && (
              <LinkButton
                look="quiet"
                icon={Download}
                to={csvAddress(question, language)}
                reloadDocument
                download="requests.csv"
              >
                {t('requests.csv')}
              </LinkButton>
            )}
          </search>
        )}
        {counts && !isEmpty && items.length === 0 && <p aria-live="polite">{t('requests.noMatch')}</p>}
        {items.length > 0 && <RequestTable items={items} />}
        {requests.hasNextPage && (
          <div className={page.actions}>
            <Button disabled={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
              {t('action.more')}
            </Button>
          </div>
        )}
      </div>
      {isNew !== null && may && <NewRequestDialog onClose={() => setNew(null)} />}
    </PrivacyRoom>
  );
}

function RequestTable({ items }: { items: readonly ListedRequest[] }) {
  const { text } = usePreferences();
  const { t, format } = text;
  return (
    <ScrollTable label={t('requests.title')}>
      <thead>
        <tr>
          <th scope="col">{t('requests.column.kind')}</th>
          <th scope="col">{t('requests.column.person')}</th>
          <th scope="col">{t('requests.column.due')}</th>
          <th scope="col">{t('requests.column.state')}</th>
          <th scope="col">{t('requests.column.received')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id} data-overdue={(one.daysLeft ?? 0) < 0 || undefined} className={styles.row}>
            <th scope="row">
              <Link className={styles.name} to={`/privacy/requests/${one.id}`}>
                {t('requests.one', { kind: t(`requests.kind.${one.kind}`), reference: one.reference })}
              </Link>
            </th>
            <td className={styles.who}>
              {one.isForgotten
                ? t('requests.forgotten')
                : (one.identifiers[0]?.value ?? <span className={styles.id}>{one.person}</span>)}
            </td>
            <td>
              <Deadline request={one} />
            </td>
            <td>
              <StateTag state={one.state} />
            </td>
            <td>
              {format.date(Date.parse(`${one.receivedOn}T12:00:00`))}
              <small className={styles.under}>{t(`requests.way.${one.way}`)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
