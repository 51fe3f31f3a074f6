import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** One live region for the whole app; what is said last is what a screen reader hears. */
export function Announcer({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState('');
  return (
    <AnnounceContext value={useCallback((next: string) => setSentence(next), [])}>
      {children}
      <div role="status" aria-live="polite" className="visually-hidden" data-testid="announcer">
        {sentence}
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (sentence: string) => void {
  return use(AnnounceContext);
}
