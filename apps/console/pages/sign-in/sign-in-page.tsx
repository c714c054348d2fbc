import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useSession } from '../../session/session.js';
import { useSpeech } from '../../words/use-words.js';
import { DemoAccounts } from './demo-accounts.js';

interface Entry {
  username: string;
  password: string;
}

/** The door. In demo mode every role is one click away. */
export default function SignInPage() {
  const { words, language, speak } = useSpeech();
  const { signIn, hasEnded } = useSession();
  const [refusal, setRefusal] = useState<string | null>(null);
  const enter = ({ username, password }: Entry) =>
    signIn(username, password).catch((error: unknown) => setRefusal((error as Error).message));
  return (
    <main className="sign-in">
      <div className="section sign-in-card">
        <h1>{words.product}</h1>
        {hasEnded && <Alert type="info" title={words.signIn.again} />}
        {refusal && <Alert type="error" title={refusal} role="alert" />}
        <Form<Entry> layout="vertical" requiredMark={false} onFinish={(entry) => void enter(entry)}>
          <Form.Item
            name="username"
            label={words.signIn.username}
            rules={[{ required: true, message: words.signIn.missing }]}
          >
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.signIn.password}
            rules={[{ required: true, message: words.signIn.missing }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>
            {words.signIn.submit}
          </Button>
        </Form>
        <DemoAccounts enter={(entry) => void enter(entry)} />
        <Button type="text" block onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
          {words.language.other}
        </Button>
      </div>
    </main>
  );
}
