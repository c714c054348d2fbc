import { useQuery } from '@tanstack/react-query';
import { Button, Divider } from 'antd';
import { read, type Listed } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';

interface DemoAccount {
  username: string;
  name: string;
  password: string;
  roles: string[];
}

/** One button per demo account; nothing where the demo city is not loaded. */
export function DemoAccounts({ enter }: { enter(entry: { username: string; password: string }): void }) {
  const { signIn, roles } = useWords();
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => read<Listed<DemoAccount>>('/demo-accounts'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label={signIn.demo}>
      <Divider plain>{signIn.demo}</Divider>
      <p>{signIn.demoHint}</p>
      <div className="demo-accounts">
        {data.items.map((account) => (
          <Button key={account.username} onClick={() => enter(account)} title={account.username}>
            {account.roles.map((role) => roles[role] ?? role).join('、')}
          </Button>
        ))}
      </div>
    </section>
  );
}
