import { useQueryClient } from '@tanstack/react-query';
import { Map as MapIcon, RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './page-error.module.css';
import { useText } from './preferences-context.tsx';
import { Page } from './shell.tsx';

/** A part of the app that could not be fetched, as the browsers word it. */
const UNLOADED = /dynamically imported module|importing a module script|error loading|preload/i;

/** Stands where a page failed, inside the frame: what happened, what is safe, what to do. The next address starts anew. */
export function PageError() {
  const { t } = useText();
  const error = useRouteError();
  const queries = useQueryClient();
  // What the failed page had loaded may be what it failed on; coming back asks anew.
  useEffect(() => queries.removeQueries({ type: 'inactive' }), [queries]);
  const reason = error instanceof Error ? error.message : '';
  return (
    <Page title={t('error.page.short')}>
      <div role="alert">
        <EmptyState
          icon={TriangleAlert}
          title={t('error.page.title')}
          actions={
            <>
              <Button look="primary" icon={RotateCw} onClick={() => location.reload()}>
                {t('error.reload')}
              </Button>
              <LinkButton icon={MapIcon} to="/maps">
                {t('notFound.toMaps')}
              </LinkButton>
            </>
          }
        >
          {t(UNLOADED.test(reason) ? 'error.page.unloaded' : 'error.page.crash')}
          {reason !== '' && <small className={styles.reason}>{t('error.page.reason', { reason })}</small>}
        </EmptyState>
      </div>
    </Page>
  );
}
