import { useSyncExternalStore } from 'react';

const TICK = 15_000;
let offset = 0;
let now = Date.now();

/** Tells what time it is on the server, whose clock counts; the device's own may be wrong, or the city's simulated. */
export function serverTime(at: string): void {
  offset = Date.parse(at) - Date.now();
  now = Date.now() + offset;
}

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    now = Date.now() + offset;
    changed();
  }, TICK);
  return () => clearInterval(timer);
}

/** The present of the server, four times a minute. Milliseconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
