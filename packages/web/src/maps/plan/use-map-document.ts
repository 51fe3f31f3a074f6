import { useEffect, useState, useSyncExternalStore } from 'react';
import { MapDocument, type MapDocumentState } from './map-document.ts';

const NOTHING: MapDocumentState = {
  map: null,
  saving: 'saved',
  readOnly: false,
  refused: null,
  canUndo: false,
  canRedo: false,
  peers: [],
};

/** Opens a map for editing while the page stands; leaving with edits that are not sent yet is asked about. */
export function useMapDocument(map: string, name: string): { document: MapDocument | null; state: MapDocumentState } {
  const [document, setDocument] = useState<MapDocument | null>(null);
  useEffect(() => {
    const opened = new MapDocument(map, name);
    setDocument(opened);
    const ask = (event: BeforeUnloadEvent): void => {
      const { saving, canUndo } = opened.snapshot();
      if (saving !== 'saved' && canUndo) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
      opened.close();
      setDocument(null);
    };
  }, [map, name]);
  const state = useSyncExternalStore(document?.watch ?? (() => () => {}), document?.snapshot ?? (() => NOTHING));
  return { document, state };
}
