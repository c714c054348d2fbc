import { Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useChange } from '../../parts/use-change.js';
import { useUnits } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';

export interface StaffAccount {
  id: string;
  username: string;
  name: string;
  unitCode: string | null;
  roles: string[];
  enabled: boolean;
  lastLoginAt: string | null;
}

interface Entered {
  username: string;
  name: string;
  password?: string;
  unitCode?: string | null;
  roles: string[];
  enabled: boolean;
}

/** A new account, or changes to one; a new password, or closing it, ends its sessions. */
export function AccountDrawer({ account, close }: { account: StaffAccount | null; close(): void }) {
  const { administration: words, actions, roles } = useWords();
  const { columns } = words;
  const { data: units = [] } = useUnits();
  const { change, isPending } = useChange('accounts');
  const save = async (entered: Entered) => {
    const done = account
      ? await change('PATCH', `/accounts/${account.id}`, changesOf(entered))
      : await change('POST', '/accounts', bodyOf(entered));
    if (done) close();
  };
  return (
    <Drawer open title={account?.username ?? words.add} onClose={close} closable={{ 'aria-label': actions.close }}>
      <Form<Entered>
        layout="vertical"
        initialValues={account ?? { roles: [], enabled: true }}
        onFinish={(entered) => void save(entered)}
      >
        {!account && (
          <Form.Item name="username" label={columns.username} rules={[{ required: true }]}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="name" label={columns.name} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Form.Item name="unitCode" label={columns.unit}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Form.Item>
        <Form.Item name="roles" label={columns.roles} rules={[{ required: true }]}>
          <Select mode="multiple" options={Object.entries(roles).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="password"
          label={account ? words.newPassword : words.password}
          rules={[{ required: account === null }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {account && (
          <Form.Item name="enabled" label={words.enabled} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {actions.save}
        </Button>
      </Form>
    </Drawer>
  );
}

const bodyOf = ({ username, name, password, unitCode, roles }: Entered) => ({
  ...{ username, name, password, roles, unitCode: unitCode ?? null },
});

const changesOf = ({ name, password, unitCode, roles, enabled }: Entered) => ({
  ...{ name, roles, enabled, unitCode: unitCode ?? null },
  ...(password && { password }),
});
