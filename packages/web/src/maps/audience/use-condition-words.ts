import type { PeopleCondition } from '@waymark/model';
import { isTextKey } from '@waymark/text';
import { useText } from '../../shell/preferences-context.tsx';

/** The name of a channel as it came with events: those of the vocabulary in the reader's language. */
export function useChannelName(): (channel: string) => string {
  const { t } = useText();
  return (channel) => {
    const key = `channel.${channel}`;
    if (channel === '') return t('audience.channelUnknown');
    return isTextKey(key) ? t(key) : channel;
  };
}

/** A condition on people, in words. */
export function useConditionWords(): (condition: PeopleCondition) => string {
  const { t } = useText();
  const nameOf = useChannelName();
  return (condition) => {
    switch (condition.kind) {
      case 'firstChannel':
        return t('audience.is.firstChannel', { channel: nameOf(condition.channel) });
      case 'did':
      case 'didNot':
        return t(`audience.is.${condition.kind}`, { event: condition.event });
      case 'property': {
        const { event, property, value } = condition;
        const shown = typeof value === 'boolean' ? t(value ? 'audience.true' : 'audience.false') : String(value);
        return t('audience.is.property', { event, property, value: shown });
      }
    }
  };
}
