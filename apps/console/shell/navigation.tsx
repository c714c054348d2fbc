import { NavLink } from 'react-router';
import { useAccount } from '../session/session.js';
import { useWords } from '../words/use-words.js';
import { placesOf } from './places.js';

/** The places a person can go to; a row at the foot of a phone, a column elsewhere. */
export function Navigation() {
  const account = useAccount();
  const { menu, actions } = useWords();
  return (
    <nav className="navigation" aria-label={actions.menu}>
      {placesOf(account).map(({ path, name }) => (
        <NavLink key={path} to={path} end={path === '/'} className="navigation-place">
          {menu[name]}
        </NavLink>
      ))}
    </nav>
  );
}
