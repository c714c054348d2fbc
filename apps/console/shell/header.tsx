import { Button } from 'antd';
import { Link } from 'react-router';
import { Bell } from './notices/bell.js';
import { useAccount, useSession } from '../session/session.js';
import { useSpeech } from '../words/use-words.js';

/** The product, the person, the language. */
export function Header() {
  const { words, language, speak } = useSpeech();
  const { name, roles } = useAccount();
  const { signOut } = useSession();
  return (
    <header className="header">
      <Link to="/" className="header-product">
        {words.product}
      </Link>
      <span className="header-person">
        {name}
        <span className="header-roles"> · {roles.map((role) => words.roles[role] ?? role).join('、')}</span>
      </span>
      <Bell />
      <Button
        type="text"
        onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
      >
        {words.language.other}
      </Button>
      <Button type="text" onClick={() => void signOut()}>
        {words.actions.signOut}
      </Button>
    </header>
  );
}
