import { ListFilter, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { PopoverMenu } from '../../shell/popover-menu.tsx';
import { useText } from '../../shell/preferences-context.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './audience.module.css';
import { useAudience } from './use-audience.ts';
import { useConditionWords } from './use-condition-words.ts';

/** Choosing a condition is rarer than looking: it is loaded when asked for. */
const AddCondition = lazy(async () => ({ default: (await import('./add-condition.tsx')).AddCondition }));

/** Whom the map is about: everybody, or only people who meet some simple conditions. @param people how many those are */
export function AudiencePicker({ people }: { readonly people: number | null }) {
  const { t, format } = useText();
  const [filter, change] = useAudience();
  const words = useConditionWords();
  const face =
    filter.length === 0
      ? t('audience.all')
      : people === null
        ? t('audience.some', { conditions: filter.length })
        : t('audience.people', { people });
  const sentence = filter.length === 0 ? face : `${face}: ${format.list(filter.map(words))}`;
  return (
    <div className={filter.length === 0 ? undefined : styles.on}>
      <PopoverMenu
        label={`${t('audience.label')}: ${sentence}`}
        face={
          <>
            <ListFilter size={16} aria-hidden /> {face}
          </>
        }
      >
        {() => (
          <div className={styles.sheet}>
            <h2>{t('audience.label')}</h2>
            {filter.length === 0 ? (
              <p className={styles.lead}>{t('audience.lead')}</p>
            ) : (
              <>
                {people !== null && <p className={styles.lead}>{t('audience.count', { people })}</p>}
                <ul className={styles.conditions}>
                  {filter.map((condition, place) => (
                    <li key={JSON.stringify(condition)}>
                      <span>{words(condition)}</span>
                      <IconButton
                        icon={X}
                        label={t('audience.remove', { condition: words(condition) })}
                        onClick={() => change(filter.filter((_, other) => other !== place))}
                      />
                    </li>
                  ))}
                </ul>
                <Button look="quiet" icon={X} onClick={() => change([])}>
                  {t('audience.clear')}
                </Button>
              </>
            )}
            <Suspense fallback={<Skeleton rows={2} height={34} />}>
              <AddCondition filter={filter} onChange={change} />
            </Suspense>
          </div>
        )}
      </PopoverMenu>
    </div>
  );
}
