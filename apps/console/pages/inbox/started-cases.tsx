import { useAccount } from '../../session/session.js';
import { CasePages } from '../cases/case-pages.js';

/** 我发起: the cases a person registered. */
export function StartedCases() {
  const { username } = useAccount();
  return <CasePages filter={{ registeredBy: username }} />;
}
