import { useText } from '../shell/preferences-context.tsx';
import { useToast } from './toast.tsx';

/** Copies a text and says so; where the browser does not allow it (pages without TLS), says that too. */
export function useCopy(): (copied: string) => void {
  const { t } = useText();
  const showToast = useToast();
  return (copied) => {
    const done = navigator.clipboard?.writeText(copied) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => showToast(t('copy.done')),
      () => showToast(t('copy.failed')),
    );
  };
}
