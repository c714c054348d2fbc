import { Link } from 'react-router';
import { useWords } from '../words/use-words.js';

/** For an address that leads nowhere. */
export function NotFound() {
  const { states, menu } = useWords();
  return (
    <section className="section failure">
      <h1>{states.notFound}</h1>
      <Link to="/">{menu.home}</Link>
    </section>
  );
}

/** For a page that failed while it was drawn. */
export function Crashed() {
  const { states, actions } = useWords();
  return (
    <section className="section failure" role="alert">
      <h1>{states.crashed}</h1>
      <button type="button" className="queue" onClick={() => window.location.reload()}>
        {actions.refresh}
      </button>
    </section>
  );
}
