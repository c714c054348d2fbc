import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/use-words.js';
import { AlarmSwitches } from './alarm-switches.js';
import { NoticeList } from './notice-list.js';
import { useNotices } from './notices-queries.js';
import { useChoice } from './use-choice.js';
import { useMyAlarms, useNewAlarms } from './use-new-alarms.js';

/** How much is unread, on every page; a new alarm for the reader rings. */
export function Bell() {
  const { notices } = useWords().desks;
  const [open, setOpen] = useState(false);
  const sound = useChoice('alarm-sound');
  const desktop = useChoice('alarm-desktop');
  const { data } = useNotices();
  const alarms = useMyAlarms() ?? [];
  useNewAlarms({ sound: sound[0], desktop: desktop[0] });
  const unread = (data?.unread ?? 0) + alarms.length;
  return (
    <>
      <Badge count={unread} size="small" color="#a8071a" offset={[-6, 8]}>
        <Button
          type="text"
          icon={<BellOutlined aria-hidden />}
          aria-label={notices.bell(unread)}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer open={open} title={notices.title} onClose={() => setOpen(false)} destroyOnHidden>
        <AlarmSwitches sound={sound} desktop={desktop} />
        <NoticeList alarms={alarms} close={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
