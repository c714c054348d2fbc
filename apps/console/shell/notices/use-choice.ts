import { useState } from 'react';

/** An on or off of this device, remembered; on until somebody says otherwise. */
export function useChoice(name: string): [boolean, (on: boolean) => void] {
  const key = `lianxin.${name}`;
  const [on, setOn] = useState(() => localStorage.getItem(key) !== 'off');
  const choose = (wanted: boolean) => {
    localStorage.setItem(key, wanted ? 'on' : 'off');
    setOn(wanted);
  };
  return [on, choose];
}
