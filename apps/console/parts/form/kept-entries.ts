import { useEffect, useState } from 'react';
import type { Values } from './form.js';

const PREFIX = 'lianxin.entries.';

/**
 * What somebody typed, kept on this device under `key` until it was sent: a reload, a lost session or a server that is
 * away costs nothing.
 */
export function useKeptEntries<T extends object = Values>(key: string): [T | null, (values: T | null) => void] {
  const [kept, setKept] = useState<T | null>(() => readKept(key) as T | null);
  useEffect(() => setKept(readKept(key) as T | null), [key]);
  const keep = (values: T | null) => {
    if (values) localStorage.setItem(PREFIX + key, JSON.stringify(values));
    else localStorage.removeItem(PREFIX + key);
    setKept(values);
  };
  return [kept, keep];
}

function readKept(key: string): unknown {
  const text = localStorage.getItem(PREFIX + key);
  return text ? JSON.parse(text) : null;
}
