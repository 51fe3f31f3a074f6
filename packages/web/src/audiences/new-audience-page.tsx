import { Link, useNavigate, useSearchParams } from 'react-router';
import { freshLeaf } from '../rules/fresh-leaf.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import page from '../ui/page.module.css';
import { AudienceEditor } from './audience-editor.tsx';
import { exampleRule } from './examples.ts';

/** A new audience, from an example named in the address or from nothing. */
export function NewAudiencePage() {
  const { t } = useText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <Page crumbs={<Link to="/audiences">{t('audiences.title')} /</Link>} title={t('audiences.new')}>
      <div className={page.page}>
        <AudienceEditor
          audience={null}
          rule={exampleRule(search.get('example')) ?? freshLeaf('event')}
          onDone={({ id }) => void navigate(`/audiences/${id}`, { replace: true })}
          onCancel={() => void navigate('/audiences')}
        />
      </div>
    </Page>
  );
}
