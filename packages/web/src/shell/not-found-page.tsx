import { Compass, RotateCw } from 'lucide-react';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useText } from './preferences-context.tsx';
import { Page } from './shell.tsx';

/** No such page, or no such thing. */
export function NotFound() {
  const { t } = useText();
  return (
    <EmptyState
      icon={Compass}
      title={t('notFound.title')}
      actions={
        <LinkButton look="primary" to="/maps">
          {t('notFound.toMaps')}
        </LinkButton>
      }
    >
      {t('notFound.text')}
    </EmptyState>
  );
}

export function NotFoundPage() {
  const { t } = useText();
  return (
    <Page title={t('notFound.title')}>
      <NotFound />
    </Page>
  );
}

/** Shown instead of a page whose code failed. */
export function CrashPage() {
  const { t } = useText();
  return (
    <main>
      <EmptyState
        icon={Compass}
        title={t('error.title')}
        actions={
          <Button look="primary" icon={RotateCw} onClick={() => location.reload()}>
            {t('error.reload')}
          </Button>
        }
      >
        {t('error.crash')}
      </EmptyState>
    </main>
  );
}
