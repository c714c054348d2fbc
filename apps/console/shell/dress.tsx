import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/use-words.js';

// Contrast of at least 4.5 to 1 on white (WCAG AA); the defaults of antd stay below.
const TOKENS = {
  colorPrimary: '#0958d9',
  colorTextDescription: 'rgba(0, 0, 0, 0.65)',
  colorTextSecondary: 'rgba(0, 0, 0, 0.68)',
  colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.6)',
  colorTextDisabled: 'rgba(0, 0, 0, 0.58)',
  colorError: '#cf1322',
  colorSuccess: '#237804',
  colorWarning: '#ad4e00',
  colorLink: '#0958d9',
  borderRadius: 6,
};

const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The look of the console: colours that can be read, the language of the parts, no motion for those who want none. */
export function Dress({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={{ token: { ...TOKENS, motion: !reduced } }}
      button={{ autoInsertSpace: false }}
    >
      <App className="app">{children}</App>
    </ConfigProvider>
  );
}
