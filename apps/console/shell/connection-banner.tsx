import { Alert } from 'antd';
import { useWords } from '../words/use-words.js';

/** Says that the server is away, for as long as it is. */
export function ConnectionBanner({ connected }: { connected: boolean }) {
  const { states } = useWords();
  return (
    <div role="status" aria-live="polite">
      {!connected && <Alert banner type="warning" title={states.offline} />}
    </div>
  );
}
