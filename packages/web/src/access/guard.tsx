import { Lock, Map as MapIcon } from 'lucide-react';
import { Outlet } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Permission, useMay, useSession } from './session.ts';

/** Lets those on to the pages below who may see them; tells the others kindly, and what to do. */
export function Guard({ needs }: { needs: Permission }) {
  return useMay(needs) ? <Outlet /> : <ForbiddenPage />;
}

function ForbiddenPage() {
  const { t } = useText();
  const member = useSession().data?.member ?? null;
  return (
    <Page title={t('forbidden.short')}>
      <EmptyState
        icon={Lock}
        title={t('forbidden.title')}
        actions={
          <LinkButton look="primary" icon={MapIcon} to="/maps">
            {t('notFound.toMaps')}
          </LinkButton>
        }
      >
        {member === null ? t('forbidden.textNobody') : t('forbidden.text', { role: t(`role.${member.role}`) })}
      </EmptyState>
    </Page>
  );
}
