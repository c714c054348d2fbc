import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { en } from './en.js';
import { zh, type Words } from './zh.js';

export type Language = 'zh' | 'en';

interface Speech {
  language: Language;
  words: Words;
  speak(language: Language): void;
}

const KEPT = 'lianxin.language';
const SpeechContext = createContext<Speech>({ language: 'zh', words: zh, speak: () => undefined });

/** Lets everything inside speak the language the person chose on this device; Chinese until then. */
export function Speaking({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(KEPT, language);
  }, [language]);
  const speech = { language, words: language === 'zh' ? zh : en, speak: setLanguage };
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The words of the language in use. */
export const useWords = (): Words => useContext(SpeechContext).words;

export const useSpeech = (): Speech => useContext(SpeechContext);
