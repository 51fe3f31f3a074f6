import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { IconButton } from '../ui/button.tsx';
import { type Choice, GROUPS } from './choice.ts';
import { choicesFor } from './match.ts';
import styles from './palette.module.css';
import { recentChoices, rememberChoice } from './recent-choices.ts';
import { usePeopleChoices, useStandingChoices } from './use-choices.ts';

const MOST_A_GROUP = 8;
/** The server is asked for people once nobody has typed for this long. */
const PAUSE_MS = 180;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/**
 * Goes anywhere and does anything by its name: a field with a list below it (the combobox pattern). The focus stays in
 * the field; arrows move the choice, Enter takes it, Escape closes, and the focus returns to where it came from.
 */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [entered, setEntered] = useState('');
  const [place, setPlace] = useState(0);
  const [recent] = useState(recentChoices);
  const standing = useStandingChoices();
  const people = usePeopleChoices(useSettled(entered));
  const shown = useMemo(
    () => choicesFor(entered, entered.trim() === '' ? standing : [...standing, ...people], recent, MOST_A_GROUP),
    [entered, standing, people, recent],
  );
  const current = shown[Math.min(place, shown.length - 1)];
  const idOf = (choice: Choice): string => `${list}-${shown.indexOf(choice)}`;

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const currentId = current === undefined ? undefined : idOf(current);
  useEffect(() => {
    if (currentId !== undefined) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const take = (choice: Choice): void => {
    if (choice.remembered) rememberChoice(choice.id);
    onClose();
    choice.perform();
  };
  const onKey = (event: KeyboardEvent): void => {
    const last = shown.length - 1;
    const at = Math.min(place, last);
    const next = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + MOST_A_GROUP),
      PageUp: Math.max(0, at - MOST_A_GROUP),
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setPlace(Math.max(0, next));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && current !== undefined) {
      event.preventDefault();
      take(current);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.field}>
        <Search size={18} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={t('palette.field')}
          aria-expanded={shown.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={currentId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={t('palette.field')}
          value={entered}
          onChange={(event) => {
            setEntered(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKey}
        />
        <IconButton icon={X} label={t('action.close')} onClick={onClose} />
      </div>
      <div id={list} role="listbox" aria-label={t('palette.title')} className={styles.list}>
        {GROUPS.filter((group) => shown.some((choice) => choice.group === group)).map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
            <h3 id={`${list}-${group}`} role="presentation" className={styles.group}>
              {t(`palette.group.${group}`)}
            </h3>
            {shown
              .filter((choice) => choice.group === group)
              .map((choice) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works from the field
                // biome-ignore lint/a11y/useFocusableInteractive: see above
                <div
                  key={choice.id}
                  id={idOf(choice)}
                  role="option"
                  aria-selected={choice === current}
                  className={styles.option}
                  onPointerMove={() => setPlace(shown.indexOf(choice))}
                  onClick={() => take(choice)}
                >
                  <choice.icon size={17} aria-hidden />
                  <span>{choice.label}</span>
                </div>
              ))}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.none}>{t('palette.none', { query: entered.trim() })}</p>}
      <p role="status" className="visually-hidden">
        {t('palette.count', { count: shown.length })}
      </p>
      <p className={styles.keys} aria-hidden>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.key.move')}
        </span>
        <span>
          <kbd>↵</kbd> {t('palette.key.take')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('palette.key.close')}
        </span>
      </p>
    </dialog>
  );
}
