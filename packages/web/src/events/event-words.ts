import { isTextKey } from '@waymark/text';
import { useText } from '../shell/preferences-context.tsx';

/** Names of kinds and channels in the language of the page; what has none is shown as it is. */
export function useEventWords() {
  const { t } = useText();
  const word = (key: string, otherwise: string): string => (isTextKey(key) ? t(key) : otherwise);
  return {
    kind: (kind: string) => word(`events.kind.${kind}`, kind),
    channel: (channel: string) => word(`channel.${channel}`, channel),
  };
}
