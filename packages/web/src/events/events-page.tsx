import { ChartNoAxesColumn, Download, SearchX, Sparkles } from 'lucide-react';
import { useMay } from '../access/session.ts';
import { DataPage } from '../data/data-page.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChoiceSwitch } from '../ui/choice-switch.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { EventPanel } from './event-panel.tsx';
import { EventTable } from './event-table.tsx';
import styles from './events.module.css';
import { type CatalogueQuestion, csvAddress, SORTS, type Sort, useEventCatalogue } from './queries.ts';

const BOUND = [null, 'yes', 'no'] as const;

function boundOf(text: string | null): CatalogueQuestion['bound'] {
  return text === 'yes' || text === 'no' ? text : null;
}

/** Every name events came in by, and the chosen one explained. What is asked for stands in the address. */
export function EventsPage() {
  const { t, format } = useText();
  const mayMake = useMay('maps:write');
  const maySources = useMay('sources:read');
  const mayImport = useMay('imports:write');
  const [search, setSearch] = useAddressParameter('q', { replace: true });
  const [boundText, setBound] = useAddressParameter('bound');
  const [sortText, setSort] = useAddressParameter('sort', { replace: true });
  const [selected, setSelected] = useAddressParameter('event', { replace: true });
  // One parameter holds both: `-events` is descending.
  const descending = sortText === null || sortText.startsWith('-');
  const sort = SORTS.find((one) => one === sortText?.replace(/^-/, '')) ?? 'events';
  const bound = boundOf(boundText);
  const question: CatalogueQuestion = { search, bound, sort, order: descending ? 'desc' : 'asc' };
  const names = useEventCatalogue(question);
  const first = names.data?.pages[0];
  const items = names.data?.pages.flatMap((one) => one.items) ?? [];

  const sortBy = (next: Sort): void => {
    const turned = next === sort ? !descending : next !== 'name';
    setSort(next === 'events' && turned ? null : `${turned ? '-' : ''}${next}`);
  };
  const clear = (): void => {
    setSearch(null);
    setBound(null);
  };

  return (
    <DataPage
      title={t('events.title')}
      tools={
        items.length > 0 && (
          <>
            {mayMake && (
              <LinkButton icon={Sparkles} to="/maps/proposed">
                {t('proposal.title')}
              </LinkButton>
            )}
            <LinkButton icon={Download} to={csvAddress(question)} reloadDocument download="events.csv">
              {t('events.csv')}
            </LinkButton>
          </>
        )
      }
    >
      <div className={`${styles.page} ${selected === null ? styles.single : ''}`}>
        <div className={styles.work}>
          {names.isError && <ErrorNote error={names.error} onRetry={() => void names.refetch()} />}
          {names.isPending && <Skeleton rows={8} height={44} />}
          {first?.names === 0 && (
            <EmptyState
              icon={ChartNoAxesColumn}
              title={t('events.none')}
              actions={
                <>
                  {maySources && (
                    <LinkButton look="primary" to="/sources">
                      {t('events.toSources')}
                    </LinkButton>
                  )}
                  {mayImport && <LinkButton to="/imports">{t('unbound.import')}</LinkButton>}
                </>
              }
            >
              {t('events.noneText')}
            </EmptyState>
          )}
          {first !== undefined && first.names > 0 && (
            <>
              <p className={page.lead}>{t('events.lead')}</p>
              <div className={styles.tools}>
                <input
                  type="search"
                  className={page.input}
                  aria-label={t('events.search')}
                  placeholder={t('events.search')}
                  value={search ?? ''}
                  onChange={(event) => setSearch(event.target.value === '' ? null : event.target.value)}
                />
                <ChoiceSwitch
                  label={t('events.boundFilter')}
                  choices={BOUND.map((value) => ({ value, label: t(`events.bound.${value ?? 'all'}`) }))}
                  chosen={bound}
                  onChoose={setBound}
                />
                <span className={styles.count} aria-live="polite">
                  {t('events.count', { shown: first.total, names: first.names })}
                </span>
              </div>
              {items.length === 0 ? (
                <EmptyState
                  icon={SearchX}
                  title={t('events.notFound')}
                  actions={<Button onClick={clear}>{t('events.clear')}</Button>}
                />
              ) : (
                <EventTable
                  items={items}
                  sort={sort}
                  descending={descending}
                  onSort={sortBy}
                  selected={selected}
                  onSelect={setSelected}
                />
              )}
              {names.hasNextPage && (
                <div className={page.actions}>
                  <Button disabled={names.isFetchingNextPage} onClick={() => void names.fetchNextPage()}>
                    {t('events.more', { left: format.number(first.total - items.length) })}
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
        {selected !== null && (
          <EventPanel key={selected} name={selected} names={items.map(({ name }) => name)} onSelect={setSelected} />
        )}
      </div>
    </DataPage>
  );
}
