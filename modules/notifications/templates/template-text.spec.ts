import { SHIPPED_TEMPLATES } from './shipped-templates.js';
import { assertData, assertText, fill, placeholdersOf } from './template-text.js';

describe('a text', () => {
  it.each(Object.keys(SHIPPED_TEMPLATES))('%s is shipped in both languages and uses all it is given', (code) => {
    const { zh, en, placeholders } = SHIPPED_TEMPLATES[code]!;
    for (const text of [zh, en]) {
      expect(() => assertText(code, text)).not.toThrow();
      for (const name of placeholders) expect(text.subject + text.body).toContain(`{{${name}}}`);
    }
  });

  it.each(Object.entries(SHIPPED_TEMPLATES))('%s is in English without a Chinese word', (_code, { en }) => {
    expect(en.subject + en.body).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”]/u);
  });

  it('says what the program says in words of its own language', () => {
    const text = { subject: '{{said}}', body: '{{from}} {{said}}' };
    const data = { from: '李', said: { zh: '不同意', en: 'does not agree' } };
    expect(fill(text, data, 'zh')).toEqual({ subject: '不同意', body: '李 不同意' });
    expect(fill(text, data, 'en')).toEqual({ subject: 'does not agree', body: '李 does not agree' });
  });

  it.each([
    [{ subject: 'x', body: '{{nobody}}' }, 'body', '"nobody" is no placeholder'],
    [{ subject: '{{ }}', body: 'x' }, 'subject', '"" is no placeholder'],
    [{ subject: 'x', body: '{{from}' }, 'body', 'do not belong together'],
    [{ subject: 'x', body: 'from}}' }, 'body', 'do not belong together'],
  ])('like %j is refused', (text, path, message) => {
    const fault = expect.objectContaining({ path, message: expect.stringContaining(message) });
    expect(() => assertText('copied', text)).toThrow(expect.objectContaining({ errors: [fault] }));
  });

  it('that is not there is refused, whatever its name', () => {
    for (const code of ['nothing', 'constructor', '__proto__', ''])
      expect(() => placeholdersOf(code)).toThrow('There is no text');
  });

  it('is not filled with less or more than it takes', () => {
    const data = { number: '1', title: 'x', from: 'y' };
    expect(() => assertData('copied', data)).not.toThrow();
    expect(() => assertData('copied', { ...data, title: null })).not.toThrow();
    expect(() => assertData('copied', { number: '1', title: 'x' })).toThrow('data.from is missing');
    expect(() => assertData('copied', { ...data, form: 'y' })).toThrow('data.form is no placeholder');
  });

  it('shows what it is given as it is, nothing as a dash, and its subject on one line', () => {
    const filled = fill(
      { subject: '{{ title }}!', body: '{{number}} {{title}} {{from}}' },
      { number: 7, title: '{{from}}\r\nBcc: $&', from: null },
      'zh',
    );
    expect(filled).toEqual({ subject: '{{from}} Bcc: $&!', body: '7 {{from}}\r\nBcc: $& —' });
  });
});
