import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';

const read = (key: string): unknown => {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null');
  } catch {
    // Private windows may refuse, and anybody may write there.
    return null;
  }
};

const write = (key: string, value: unknown): void => {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without a store the choice lasts as long as the page.
  }
};

/**
 * A choice that a person made for themselves, kept in the browser under their account: several may
 * use one computer. `valid` turns what is stored into a choice.
 */
export const useStored = <Value>(
  name: string,
  valid: (stored: unknown) => Value,
): [Value, (value: Value) => void] => {
  const who = useAuth('useStored', (state) => String(state.user?.id ?? ''));
  const key = `adhesions.${name}.${who}`;
  const [value, setValue] = useState(() => valid(read(key)));
  return [
    value,
    (next) => {
      setValue(next);
      write(key, next);
    },
  ];
};
