import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/use-words.js';

/** What the keys do; `?` shows it. */
export function KeysHelp() {
  const { inbox, actions } = useWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = ({ key, target }: KeyboardEvent) => {
      if (key === '?' && !(target as HTMLElement).matches('input, textarea')) setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Button icon={<QuestionCircleOutlined />} onClick={() => setOpen(true)}>
        {inbox.keys}
      </Button>
      <Modal
        open={open}
        title={inbox.keys}
        footer={null}
        onCancel={() => setOpen(false)}
        closable={{ 'aria-label': actions.close }}
      >
        <dl className="keys">
          {inbox.keysHelp.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}
