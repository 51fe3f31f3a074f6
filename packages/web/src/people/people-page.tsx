import { Search, UserSearch, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter, usePeriod, usePeriodSearch } from '../shell/use-address.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChoiceInWords } from './choice-in-words.tsx';
import styles from './people.module.css';
import { chosenOnMap, usePeople } from './queries.ts';

/** Finding people: by an identifier, or those of a step of a map. Everything asked for stands in the address. */
export function PeoplePage() {
  const { t, format } = useText();
  const [query, setQuery] = useAddressParameter('q');
  const [, setMap] = useAddressParameter('map');
  const [search] = useSearchParams();
  const [period] = usePeriod();
  const periodSearch = usePeriodSearch();
  const [entered, setEntered] = useState(query ?? '');
  const chosen = chosenOnMap(search);
  const people = usePeople({ query, chosen, period });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setQuery(entered.trim() === '' ? null : entered.trim());
  };
  const items = people.data?.pages.flatMap((one) => one.items) ?? [];
  const total = people.data?.pages[0]?.total ?? null;

  return (
    <Page title={t('people.title')}>
      <div className={page.page}>
        <search>
          <form className={styles.search} onSubmit={submit}>
            <div className={page.field}>
              <label htmlFor="person-search">{t('people.search')}</label>
              <input
                id="person-search"
                type="search"
                className={page.input}
                value={entered}
                aria-describedby="person-search-hint"
                onChange={(event) => setEntered(event.target.value)}
              />
              <small id="person-search-hint">{t('people.searchHint')}</small>
            </div>
            <Button type="submit" look="primary" icon={Search}>
              {t('people.find')}
            </Button>
          </form>
        </search>
        {chosen !== null && (
          <div className={styles.scope}>
            <div>
              <ChoiceInWords chosen={chosen} />
            </div>
            <Button look="quiet" icon={X} onClick={() => setMap(null)}>
              {t('people.allPeople')}
            </Button>
          </div>
        )}
        {people.isPending && people.fetchStatus !== 'idle' && <Skeleton rows={6} />}
        {people.isError && <ErrorNote error={people.error} onRetry={() => void people.refetch()} />}
        {people.data && items.length === 0 && (
          <EmptyState icon={UserSearch} title={t('people.none.title')}>
            {t(query === null && chosen === null ? 'people.lead' : 'people.none.text')}
          </EmptyState>
        )}
        {items.length > 0 && (
          <>
            {total !== null && <p aria-live="polite">{t('people.count', { people: total })}</p>}
            <ScrollTable label={t('people.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('people.column.person')}</th>
                  <th scope="col">{t('people.column.identifiers')}</th>
                  <th scope="col" className={page.number}>
                    {t('people.column.events')}
                  </th>
                  <th scope="col">{t('people.column.first')}</th>
                  <th scope="col">{t('people.column.last')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((person) => (
                  <tr key={person.id}>
                    <td>
                      <Link to={`/people/${person.id}${periodSearch}`} className={styles.id}>
                        {person.id}
                      </Link>
                    </td>
                    <td>{person.identifiers.map((one) => one.value).join(', ')}</td>
                    <td className={page.number}>{format.number(person.events)}</td>
                    <td>{person.firstAt === null ? '' : format.dateTime(Date.parse(person.firstAt))}</td>
                    <td>{person.lastAt === null ? '' : format.dateTime(Date.parse(person.lastAt))}</td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
            {people.hasNextPage && (
              <div className={page.actions}>
                <Button disabled={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
                  {t('action.more')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Page>
  );
}
