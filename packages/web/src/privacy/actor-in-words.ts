import type { Text } from '@waymark/text';
import type { AuditEntry } from './queries.ts';

const KINDS = ['session', 'token', 'admin', 'waymark'] as const;

/** Who did something, for a reader: a member by name, everybody else by how he came. */
export function actorInWords({ t }: Text, { actor, actorName }: Pick<AuditEntry, 'actor' | 'actorName'>): string {
  if (actorName !== null && actorName !== '') return actorName;
  const kind = KINDS.find((one) => actor === one || actor.startsWith(`${one}:`));
  return kind === undefined ? t('audit.actor.gone') : t(`audit.actor.${kind}`);
}
