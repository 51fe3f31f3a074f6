import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from './button.tsx';
import styles from './toast.module.css';

interface Toast {
  readonly id: number;
  readonly message: string;
  readonly undo?: () => void;
}

type ShowToast = (message: string, undo?: () => void) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const SHOWN_MS = 12_000;

/** Short news at the foot of the page, with a way back where there is one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useText();
  const [toast, setToast] = useState<Toast | null>(null);
  const show = useCallback<ShowToast>(
    (message, undo) => setToast((before) => ({ id: (before?.id ?? 0) + 1, message, ...(undo ? { undo } : {}) })),
    [],
  );
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const undo = toast?.undo;
  return (
    <ToastContext value={useMemo(() => show, [show])}>
      {children}
      <div role="status" className={styles.place}>
        {toast !== null && (
          <div key={toast.id} className={styles.toast}>
            <span>{toast.message}</span>
            {undo && (
              <Button
                onClick={() => {
                  undo();
                  setToast(null);
                }}
              >
                {t('action.undo')}
              </Button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}

export function useToast(): ShowToast {
  return use(ToastContext);
}
