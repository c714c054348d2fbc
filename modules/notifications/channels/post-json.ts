import { DELIVERY_PATIENCE_MS, Undeliverable } from './channel.js';

/** Answers that may be others next time though they are the caller's fault by number. */
const WORTH_ANOTHER_TRY = [408, 425, 429];

/** Sends JSON. Throws unless the answer is 2xx; `Undeliverable` when it says that it never will be. */
export async function postJson(url: string, body: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(DELIVERY_PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(reasonOf(error));
  });
  await answer.body?.cancel();
  if (answer.ok) return;
  const isFinal = answer.status < 500 && !WORTH_ANOTHER_TRY.includes(answer.status);
  throw new (isFinal ? Undeliverable : Error)(`HTTP ${String(answer.status)}`);
}

/** `fetch failed` alone says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
