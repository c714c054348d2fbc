import { Button, Result } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../words/use-words.js';

/** For an address that leads nowhere. */
export function NotFound() {
  const { states, menu } = useWords();
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title={states.notFound}
      extra={<Button onClick={() => void navigate('/')}>{menu.home}</Button>}
    />
  );
}

/** For a page that failed while it was drawn. */
export function Crashed() {
  const { states, actions } = useWords();
  return (
    <Result
      status="error"
      title={states.crashed}
      extra={<Button onClick={() => window.location.reload()}>{actions.refresh}</Button>}
    />
  );
}
