import type { TextKey, TextValues } from '@waymark/text';
import { useText } from '../shell/preferences-context.tsx';

/** A sentence whose marked pieces are set in bold. */
export function Rich({ id, values }: { id: TextKey; values?: TextValues }) {
  const pieces = useText().parts(id, values);
  return pieces.map((piece, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other identity
    piece.mark === undefined ? piece.text : <b key={place}>{piece.text}</b>,
  );
}
